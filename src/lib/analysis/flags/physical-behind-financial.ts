import { ALWAYS, proposal, type Flag } from './flag';

export const physicalBehindFinancial: Flag = {
	id: 'physical_behind_financial',
	subject: 'work',
	inputs: ['works.physical_progress', 'works.financial_progress'],
	unit: 'points',
	compares: ['points', 'points'],
	threshold: { is: 'over', value: 20 },
	valid: ALWAYS,
	source: proposal(),
	es: {
		name: 'Se ha pagado más de lo que se ha construido',
		question: '¿Por qué va el pago más de 20 puntos delante de la obra?',
		formula: 'avance financiero − avance físico > 20 puntos',
		missing: 'Falta el avance físico o el financiero.',
		observed: 'avance financiero',
		reference: 'avance físico',
		peer: null,
		innocent: [
			'Se pagó un anticipo que todavía no se amortiza.',
			'Se compraron equipos o materiales que aún no se instalan.',
			'El avance físico se publica más tarde que el pago.'
		],
		ask: [
			'Las estimaciones pagadas y el anticipo por amortizar.',
			'El último reporte de la supervisión, con fotografías.'
		]
	},
	en: {
		name: 'More paid than built',
		question: 'Why is payment over 20 points ahead of the work?',
		formula: 'financial progress − physical progress > 20 points',
		missing: 'Physical or financial progress is missing.',
		observed: 'financial progress',
		reference: 'physical progress',
		peer: null,
		innocent: [
			'An advance was paid that is not yet worked off.',
			'Equipment or materials were bought and are still to be installed.',
			'Physical progress is published later than payments.'
		],
		ask: [
			'The certificates paid and the advance still to be worked off.',
			'The last report of the supervision, with photographs.'
		]
	},
	sql: `	SELECT ordinal, gap > 20 AS raised, gap AS value, 20 AS threshold, financial_progress AS observed, physical_progress AS reference,
		NULL AS peer
	FROM (
		SELECT ordinal, financial_progress, physical_progress, round(financial_progress - physical_progress, 6) AS gap
		FROM works WHERE status NOT IN ('planeada', 'licitacion', 'cancelada')
	)`
};
