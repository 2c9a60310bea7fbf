import { ALWAYS, groucho, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const signedBeforeAward: Flag = {
	id: 'signed_before_award',
	subject: 'work',
	inputs: ['contracts.signed_on', 'contracts.awarded_on', 'events.contracted'],
	unit: 'days',
	compares: ['days', null],
	threshold: { is: 'over', value: 0 },
	valid: ALWAYS,
	source: groucho,
	es: {
		name: 'Firmado antes del fallo',
		question: '¿Cómo se firmó el contrato antes de que hubiera un fallo?',
		formula: 'fecha de firma < fecha del fallo',
		missing: 'Falta la fecha de la firma o la del fallo.',
		observed: 'días antes del fallo',
		reference: null,
		peer: 'contratista',
		innocent: [
			'Una de las dos fechas está mal capturada.',
			'El fallo publicado es el de una segunda vuelta.'
		],
		ask: ['El acta de fallo y el contrato.']
	},
	en: {
		name: 'Signed before the award',
		question: 'How was the contract signed before there was an award?',
		formula: 'date of signature < date of the award',
		missing: 'The date of the signature or of the award is missing.',
		observed: 'days before the award',
		reference: null,
		peer: 'supplier',
		innocent: ['One of the two dates is mistyped.', 'The published award is that of a second round.'],
		ask: ['The act of award and the contract.']
	},
	sql: `	SELECT d.ordinal, date_diff('day', d.signed_on, coalesce(d.awarded_on, e.awarded)) > 0 AS raised, date_diff('day', d.signed_on, coalesce(d.awarded_on, e.awarded)) AS value,
		0 AS threshold, date_diff('day', d.signed_on, coalesce(d.awarded_on, e.awarded)) AS observed, NULL AS reference, d.contractor AS peer
	FROM deals d LEFT JOIN (SELECT work, min(date) AS awarded FROM events WHERE kind = 'contracted' GROUP BY work) e ON e.work = d.id
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
