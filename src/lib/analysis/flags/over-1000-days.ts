import { ALWAYS, groucho, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const over1000Days: Flag = {
	id: 'over_1000_days',
	subject: 'work',
	inputs: ['contracts.start', 'contracts.end'],
	unit: 'days',
	compares: ['days', null],
	threshold: { is: 'over', value: 1000 },
	valid: ALWAYS,
	source: groucho,
	es: {
		name: 'Contrato de más de mil días',
		question: '¿Por qué dura el contrato más de mil días?',
		formula: 'término − inicio del contrato > 1,000 días',
		missing: 'Falta el inicio o el término del contrato.',
		observed: 'días',
		reference: null,
		peer: null,
		innocent: ['Es una obra grande y plurianual.', 'Incluye operación o mantenimiento.'],
		ask: ['La autorización plurianual.']
	},
	en: {
		name: 'Contract over a thousand days',
		question: 'Why does the contract run over a thousand days?',
		formula: 'end − start of the contract > 1,000 days',
		missing: 'The start or the end of the contract is missing.',
		observed: 'days',
		reference: null,
		peer: null,
		innocent: ['It is a large work over several years.', 'It includes operation or maintenance.'],
		ask: ['The multi-year authorisation.']
	},
	sql: `	SELECT ordinal, days > 1000 AS raised, days AS value, 1000 AS threshold, days AS observed, NULL AS reference, contractor AS peer
	FROM (SELECT ordinal, contractor, date_diff('day', start, "end") AS days FROM deals)
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
