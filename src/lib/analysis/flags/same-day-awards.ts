import { ALWAYS, groucho, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const sameDayAwards: Flag = {
	id: 'same_day_awards',
	subject: 'work',
	inputs: ['contracts.signed_on', 'works.agency', 'works.year'],
	unit: 'share',
	compares: ['count', 'count'],
	threshold: { is: 'least', value: 0.3 },
	valid: ALWAYS,
	source: groucho,
	es: {
		name: 'Firmas de un solo día',
		question: '¿Por qué se firmó en un solo día tanta parte del año?',
		formula: 'contratos firmados ese día ÷ contratos de la dependencia en el ejercicio ≥ 30 % (más de 10)',
		missing:
			'Falta la firma, la dependencia o el ejercicio, o la dependencia tiene 10 contratos o menos en el año.',
		observed: 'contratos de ese día',
		reference: 'contratos del año',
		peer: 'dependencia',
		innocent: [
			'Una sola convocatoria con muchas partidas.',
			'La fecha publicada es la del corte, no la de la firma.'
		],
		ask: ['La convocatoria y las actas de ese día.']
	},
	en: {
		name: 'Signatures of one day',
		question: 'Why was so much of the year signed on one day?',
		formula: 'contracts signed that day ÷ contracts of the agency in the fiscal year ≥ 30 % (more than 10)',
		missing:
			'The signature, the agency or the fiscal year is missing, or the agency has 10 contracts or fewer in the year.',
		observed: 'contracts of that day',
		reference: 'contracts of the year',
		peer: 'agency',
		innocent: ['One call with many lots.', 'The published date is that of the report, not of the signature.'],
		ask: ['The call and the acts of that day.']
	},
	sql: `	SELECT ordinal, CASE WHEN signed_on IS NULL OR agency IS NULL OR year IS NULL OR n <= 10 THEN NULL ELSE k > 1 AND k / n >= 0.3 END AS raised,
		k / n AS value, 0.3 AS threshold, k AS observed, n AS reference, agency AS peer
	FROM (
		SELECT ordinal, agency, year, signed_on, count(*) OVER (PARTITION BY agency, year)::DOUBLE AS n,
			count(*) OVER (PARTITION BY agency, year, signed_on)::DOUBLE AS k
		FROM deals
	)
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
