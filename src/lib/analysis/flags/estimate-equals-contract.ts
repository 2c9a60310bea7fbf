import { ALWAYS, groucho, type Flag } from './flag';

export const estimateEqualsContract: Flag = {
	id: 'estimate_equals_contract',
	subject: 'work',
	inputs: ['works.approved', 'works.contracted'],
	unit: 'centavos',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'is', value: null },
	valid: ALWAYS,
	source: groucho,
	es: {
		name: 'Contrato igual al presupuesto',
		question: '¿Cómo coincidió el contrato con el presupuesto al centavo?',
		formula: 'contratado = aprobado, al centavo',
		missing: 'Falta el presupuesto aprobado o el monto contratado.',
		observed: 'contratado',
		reference: 'aprobado',
		peer: null,
		innocent: [
			'La fuente publica el contrato en las dos columnas.',
			'El presupuesto se publicó después del fallo.'
		],
		ask: ['El presupuesto base y la propuesta ganadora.']
	},
	en: {
		name: 'Contract equals the estimate',
		question: 'How did the contract meet the estimate to the centavo?',
		formula: 'contracted = approved, to the centavo',
		missing: 'The approved budget or the contracted amount is missing.',
		observed: 'contracted',
		reference: 'approved',
		peer: null,
		innocent: [
			'The source publishes the contract in both columns.',
			'The budget was published after the award.'
		],
		ask: ['The base budget and the winning bid.']
	},
	sql: `	SELECT ordinal, contracted = approved AS raised, contracted AS value, approved AS threshold, contracted AS observed,
		approved AS reference, NULL AS peer
	FROM works WHERE status NOT IN ('planeada', 'licitacion') AND coalesce(procurement_method, '') <> 'administracion'`
};
