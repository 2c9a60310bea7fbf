import { ALWAYS, proposal, type Flag } from './flag';

export const stoppedUnexplained: Flag = {
	id: 'stopped_unexplained',
	subject: 'work',
	inputs: ['works.status', 'events.suspended'],
	unit: 'days',
	compares: ['days', null],
	threshold: { is: 'over', value: 180 },
	valid: ALWAYS,
	source: proposal(
		'Ninguna fuente leída hasta ahora publica el motivo de una suspensión.',
		'No source read so far publishes why a work was suspended.'
	),
	es: {
		name: 'Detenida sin explicación',
		question: '¿Por qué sigue detenida más de 180 días, sin que se publique el motivo?',
		formula:
			'días desde la suspensión hasta la fecha de la publicación > 180, sin reinicio, término ni cancelación publicados',
		missing: 'No se publica el estatus, o está suspendida y no se publica desde cuándo.',
		observed: 'días detenida',
		reference: null,
		peer: null,
		innocent: [
			'Un juez o una autoridad ambiental la detuvo.',
			'Se reinició y la fuente todavía no lo publica.',
			'Espera una liberación de terreno o un permiso.'
		],
		ask: ['El acta de suspensión y su motivo.', 'La fecha prevista de reinicio.']
	},
	en: {
		name: 'Stopped without explanation',
		question: 'Why is it stopped for over 180 days, with no reason published?',
		formula:
			'days from the suspension to the release date > 180, with no restart, end or cancellation published',
		missing: 'The status is not published, or it is suspended and not published since when.',
		observed: 'days stopped',
		reference: null,
		peer: null,
		innocent: [
			'A court or an environmental authority stopped it.',
			'It was taken up again and the source does not say so yet.',
			'It waits for land or for a permit.'
		],
		ask: ['The act of suspension and its reason.', 'The day it is to be taken up again.']
	},
	sql: `	SELECT w.ordinal, date_diff('day', s.stopped, r.issued) > 180 AS raised, date_diff('day', s.stopped, r.issued) AS value,
		180 AS threshold, date_diff('day', s.stopped, r.issued) AS observed, NULL AS reference, NULL AS peer
	FROM works w CROSS JOIN release r
	LEFT JOIN (
		SELECT work, max(date) FILTER (kind = 'suspended') AS stopped,
			max(date) FILTER (kind IN ('resumed', 'finished', 'delivered', 'cancelled')) AS moved
		FROM events GROUP BY work
	) s ON s.work = w.id AND (s.moved IS NULL OR s.moved < s.stopped)
	WHERE w.status IN ('suspendida', 'sin_dato') OR (s.stopped IS NOT NULL AND w.status NOT IN ('terminada', 'cancelada'))`
};
