import { ALWAYS, proposal, type Flag } from './flag';

export const delay: Flag = {
	id: 'delay',
	subject: 'work',
	inputs: ['works.planned_start', 'works.planned_end', 'works.actual_start', 'works.actual_end'],
	unit: 'share',
	compares: ['days', 'days'],
	threshold: { is: 'over', value: 0.25 },
	valid: ALWAYS,
	source: proposal(),
	es: {
		name: 'Plazo alargado',
		question: '¿Por qué duró la obra más de una cuarta parte por encima de lo programado?',
		formula: '(días reales − días programados) ÷ días programados > 25 %, en obras terminadas',
		missing: 'Falta alguna de las cuatro fechas: inicio y término, programados y reales.',
		observed: 'días reales',
		reference: 'días programados',
		peer: null,
		innocent: [
			'Hubo lluvias, hallazgos o problemas de terreno que un convenio reconoció.',
			'El anticipo o el permiso llegó tarde.',
			'La fecha de término publicada es la del trámite y no la de la obra.'
		],
		ask: ['Los convenios de plazo y sus motivos.', 'La bitácora y el acta de entrega.']
	},
	en: {
		name: 'Stretched schedule',
		question: 'Why did the work take over a quarter longer than planned?',
		formula: '(actual days − planned days) ÷ planned days > 25 %, in finished works',
		missing: 'One of the four dates is missing: start and end, planned and actual.',
		observed: 'actual days',
		reference: 'planned days',
		peer: null,
		innocent: [
			'Rain, finds or ground problems that an agreement recognised.',
			'The advance payment or a permit came late.',
			'The published end is that of the paperwork and not of the work.'
		],
		ask: ['The agreements on time and their reasons.', 'The site log and the act of delivery.']
	},
	sql: `	SELECT ordinal, (actual - planned) / planned > 0.25 AS raised, (actual - planned) / planned AS value, 0.25 AS threshold,
		actual AS observed, planned AS reference, NULL AS peer
	FROM (
		SELECT ordinal, date_diff('day', actual_start, actual_end)::DOUBLE AS actual,
			nullif(greatest(date_diff('day', planned_start, planned_end), 0), 0)::DOUBLE AS planned
		FROM works WHERE status IN ('terminada', 'sin_dato') OR (actual_end IS NOT NULL AND status <> 'cancelada')
	)`
};
