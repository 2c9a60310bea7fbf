import { ALWAYS, cardinal, type Flag } from './flag';

export const shortTender: Flag = {
	id: 'short_tender',
	subject: 'work',
	inputs: [
		'works.procurement_method',
		'events.tendered',
		'events.contracted',
		'contracts.published_on',
		'contracts.awarded_on'
	],
	unit: 'days',
	compares: ['days', null],
	threshold: { is: 'under', value: 15 },
	valid: ALWAYS,
	source: cardinal('R003'),
	es: {
		name: 'Licitación corta',
		question: '¿Alcanzó el tiempo para que otros prepararan una propuesta?',
		formula:
			'días de la convocatoria al fallo < 15, en licitación (el plazo para presentar propuestas es todavía menor)',
		missing: 'Falta el procedimiento, la fecha de la convocatoria o la del fallo.',
		observed: 'días de la convocatoria al fallo',
		reference: null,
		peer: null,
		innocent: [
			'Una urgencia justificada permite reducir plazos.',
			'La convocatoria publicada es una segunda vuelta.',
			'La fecha publicada es la de la última modificación.'
		],
		ask: [
			'La convocatoria, sus fechas y la justificación del plazo.',
			'Cuántos interesados compraron las bases.'
		]
	},
	en: {
		name: 'Short tender',
		question: 'Was there time for others to prepare a bid?',
		formula: 'days from the call to the award < 15, in an open tender (the time to bid is shorter still)',
		missing: 'The procedure, the date of the call or that of the award is missing.',
		observed: 'days from call to award',
		reference: null,
		peer: null,
		innocent: [
			'A justified urgency allows shorter periods.',
			'The published call is a second round.',
			'The published date is that of the last change.'
		],
		ask: ['The call, its dates and the reason for the period.', 'How many bought the documents.']
	},
	sql: `	SELECT w.ordinal, CASE WHEN days >= 15 THEN false WHEN w.procurement_method IS NULL OR days < 0 THEN NULL ELSE days < 15 END AS raised,
		days AS value, 15 AS threshold, days AS observed, NULL AS reference, NULL AS peer
	FROM works w
	LEFT JOIN (
		SELECT work, coalesce(any_value(days) FILTER (by_work), min(days)) AS days FROM (
			SELECT work, true AS by_work,
				date_diff('day', max(date) FILTER (kind = 'tendered'), min(date) FILTER (kind = 'contracted')) AS days
			FROM events GROUP BY work
			UNION ALL SELECT work, false, date_diff('day', published_on, awarded_on) FROM contracts
		) GROUP BY work
	) e ON e.work = w.id
	WHERE coalesce(w.procurement_method, 'licitacion') = 'licitacion' AND w.status NOT IN ('planeada', 'licitacion', 'cancelada')
	UNION ALL SELECT ordinal, CASE WHEN days >= 15 THEN false WHEN method IS NULL OR days < 0 THEN NULL ELSE days < 15 END, days, 15, days, NULL, NULL
	FROM (SELECT ordinal, method, date_diff('day', published_on, awarded_on) AS days FROM deals WHERE ordinal < 0)
	WHERE coalesce(method, 'licitacion') = 'licitacion'`
};
