import { ALWAYS, groucho, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const repeatedAmount: Flag = {
	id: 'repeated_amount',
	subject: 'work',
	inputs: ['contracts.centavos', 'works.agency'],
	unit: 'share',
	compares: ['count', 'count'],
	threshold: { is: 'least', value: 0.1 },
	valid: ALWAYS,
	source: groucho,
	es: {
		name: 'Monto repetido',
		question: '¿Por qué tantos contratos de la misma dependencia tienen exactamente el mismo monto?',
		formula: 'contratos de la dependencia con ese monto ÷ todos los suyos ≥ 10 % (más de 10 contratos)',
		missing: 'Falta el monto o la dependencia, o la dependencia tiene 10 contratos o menos.',
		observed: 'contratos con ese monto',
		reference: 'contratos de la dependencia',
		peer: 'dependencia',
		innocent: [
			'Son obras iguales con precio unitario (cuartos, pisos, calentadores).',
			'El programa fija un apoyo por obra.',
			'Un contrato se repartió a partes iguales entre obras.'
		],
		ask: ['Los presupuestos de cada obra.', 'Las reglas del programa.']
	},
	en: {
		name: 'Repeated amount',
		question: 'Why do so many contracts of one agency have exactly the same amount?',
		formula: "the agency's contracts with this amount ÷ all of its contracts ≥ 10 % (more than 10 contracts)",
		missing: 'The amount or the agency is missing, or the agency has 10 contracts or fewer.',
		observed: 'contracts with this amount',
		reference: 'contracts of the agency',
		peer: 'agency',
		innocent: [
			'They are equal works at a unit price (rooms, floors, heaters).',
			'The programme fixes a sum for each work.',
			'A contract was divided equally among works.'
		],
		ask: ['The budget of each work.', 'The rules of the programme.']
	},
	sql: `	SELECT ordinal, CASE WHEN own IS NULL OR n <= 10 THEN NULL ELSE k > 1 AND k / n >= 0.1 END AS raised, k / n AS value,
		0.1 AS threshold, k AS observed, n AS reference, agency AS peer
	FROM (
		SELECT ordinal, agency, centavos AS own, count(*) OVER (PARTITION BY agency)::DOUBLE AS n,
			count(*) OVER (PARTITION BY agency, centavos)::DOUBLE AS k
		FROM deals WHERE agency IS NOT NULL
	)
	UNION ALL SELECT ordinal, NULL, NULL, NULL, NULL, NULL, NULL FROM deals WHERE agency IS NULL
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
