import { ALWAYS, groucho, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const repeatedTitle: Flag = {
	id: 'repeated_title',
	subject: 'work',
	inputs: ['works.name', 'works.agency'],
	unit: 'share',
	compares: ['count', 'count'],
	threshold: { is: 'least', value: 0.1 },
	valid: ALWAYS,
	source: groucho,
	es: {
		name: 'Título repetido',
		question: '¿Qué distingue a estos contratos, que llevan el mismo título?',
		formula: 'contratos de la dependencia con ese título ÷ todos los suyos ≥ 10 % (más de 10 contratos)',
		missing: 'Falta el título o la dependencia, o la dependencia tiene 10 contratos o menos.',
		observed: 'contratos con ese título',
		reference: 'contratos de la dependencia',
		peer: 'dependencia',
		innocent: [
			'El título es el del programa, y el lugar está en otra columna.',
			'Es la misma obra por etapas.'
		],
		ask: ['El alcance y el lugar de cada contrato.']
	},
	en: {
		name: 'Repeated title',
		question: 'What tells these contracts apart, which have one title?',
		formula: "the agency's contracts with this title ÷ all of its contracts ≥ 10 % (more than 10 contracts)",
		missing: 'The title or the agency is missing, or the agency has 10 contracts or fewer.',
		observed: 'contracts with this title',
		reference: 'contracts of the agency',
		peer: 'agency',
		innocent: [
			"The title is the programme's, and the place is in another column.",
			'It is one work in stages.'
		],
		ask: ['The scope and the place of each contract.']
	},
	sql: `	SELECT ordinal, CASE WHEN own IS NULL OR n <= 10 THEN NULL ELSE k > 1 AND k / n >= 0.1 END AS raised, k / n AS value,
		0.1 AS threshold, k AS observed, n AS reference, agency AS peer
	FROM (
		SELECT ordinal, agency, name AS own, count(*) OVER (PARTITION BY agency)::DOUBLE AS n,
			count(*) OVER (PARTITION BY agency, name)::DOUBLE AS k
		FROM deals WHERE agency IS NOT NULL
	)
	UNION ALL SELECT ordinal, NULL, NULL, NULL, NULL, NULL, NULL FROM deals WHERE agency IS NULL
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
