import { ALWAYS, proposal, type Flag } from './flag';

export const underSpending: Flag = {
	id: 'under_spending',
	subject: 'work',
	inputs: [
		'works.planned_end',
		'works.modified',
		'works.approved',
		'works.spent',
		'amounts.observed_on',
		'observations.observed_on'
	],
	unit: 'share',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'under', value: 0.75 },
	valid: ALWAYS,
	source: proposal(),
	es: {
		name: 'Presupuesto sin ejercer',
		question: '¿Qué pasó con el dinero que no se ejerció, un año después del término programado?',
		formula: 'ejercido ÷ presupuesto < 75 %, con un corte a más de 365 días del término programado',
		missing: 'Falta el presupuesto, lo ejercido, el término programado, o la fecha del último corte.',
		observed: 'ejercido',
		reference: 'presupuesto',
		peer: null,
		innocent: [
			'La obra costó menos y el resto se reintegró.',
			'El contrato se terminó antes y lo demás se reasignó.',
			'La fuente dejó de actualizar el registro.'
		],
		ask: ['El reintegro o la reasignación del remanente.']
	},
	en: {
		name: 'Budget not spent',
		question: 'What became of the money not spent, a year after the planned end?',
		formula: 'spent ÷ budget < 75 %, at a report over 365 days after the planned end',
		missing: 'The budget, what was spent, the planned end or the date of the last report is missing.',
		observed: 'spent',
		reference: 'budget',
		peer: null,
		innocent: [
			'The work cost less and the rest was returned.',
			'The contract ended early and the rest was reassigned.',
			'The source stopped updating the record.'
		],
		ask: ['The return or reassignment of the rest.']
	},
	sql: `	SELECT ordinal, CASE WHEN over OR planned_end >= issued - 365 THEN false
			WHEN planned_end IS NULL OR seen IS NULL OR seen <= planned_end + 365 THEN NULL ELSE spent / budget < 0.75 END AS raised,
		spent / budget AS value, 0.75 AS threshold, spent AS observed, budget AS reference, NULL AS peer
	FROM (
		SELECT w.ordinal, w.planned_end, w.spent::DOUBLE AS spent, nullif(coalesce(w.modified, w.approved), 0)::DOUBLE AS budget,
			greatest(a.seen, o.seen) AS seen, r.issued, coalesce(w.spent >= 0.75 * coalesce(w.modified, w.approved), false) AS over
		FROM works w CROSS JOIN release r
		LEFT JOIN (SELECT work, max(observed_on) AS seen FROM amounts WHERE moment IN ('exercised', 'paid') GROUP BY work) a ON a.work = w.id
		LEFT JOIN (SELECT work, max(observed_on) AS seen FROM observations GROUP BY work) o ON o.work = w.id
		WHERE w.status NOT IN ('cancelada', 'planeada')
	)`
};
