import { ALWAYS, type Flag } from './flag';

export const progressFalls: Flag = {
	id: 'progress_falls',
	subject: 'work',
	inputs: ['observations.observed_on', 'observations.physical'],
	unit: 'points',
	compares: ['points', 'points'],
	threshold: { is: 'over', value: 0 },
	valid: ALWAYS,
	source: { kind: 'guide', es: 'panel-obra-publica-mx', en: 'panel-obra-publica-mx', url: null },
	es: {
		name: 'Avance que baja',
		question: '¿Por qué bajó el avance físico de un corte al siguiente?',
		formula: 'avance físico de un corte < el del corte anterior',
		missing: 'Hay menos de dos cortes con fecha y avance físico.',
		observed: 'avance del corte',
		reference: 'avance del corte anterior',
		peer: null,
		innocent: [
			'Se corrigió un error de captura.',
			'Se ampliaron las metas, y lo hecho es ahora una parte menor.',
			'Una parte se demolió o se rehízo.'
		],
		ask: ['Los dos reportes y quién corrigió cuál.', 'El cambio de metas, si lo hubo.']
	},
	en: {
		name: 'Progress that falls',
		question: 'Why did physical progress fall from one report to the next?',
		formula: 'physical progress of a report < that of the report before',
		missing: 'There are fewer than two dated reports of physical progress.',
		observed: 'progress reported',
		reference: 'progress in the report before',
		peer: null,
		innocent: [
			'A typing error was mended.',
			'The goals grew, and what is done is now a smaller part.',
			'A part was taken down or done again.'
		],
		ask: ['Both reports, and who corrected which.', 'The change of goals, if there was one.']
	},
	sql: `	SELECT w.ordinal, CASE WHEN count(before) = 0 THEN NULL ELSE max(before - physical) > 0 END AS raised,
		max(before - physical) AS value, 0 AS threshold, arg_max(physical, before - physical) AS observed,
		arg_max(before, before - physical) AS reference, NULL AS peer
	FROM works w
	LEFT JOIN (
		SELECT work, physical, lag(physical) OVER (PARTITION BY work ORDER BY observed_on, physical DESC) AS before
		FROM observations WHERE physical IS NOT NULL AND observed_on IS NOT NULL
	) o ON o.work = w.id
	WHERE w.status NOT IN ('planeada', 'licitacion')
	GROUP BY w.ordinal`
};
