import { ALWAYS, proposal, type Flag } from './flag';

export const paidBeyondContract: Flag = {
	id: 'paid_beyond_contract',
	subject: 'work',
	inputs: ['works.paid', 'works.exercised', 'works.contracted'],
	unit: 'share',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'over', value: 0 },
	valid: ALWAYS,
	source: proposal(
		'Todo pago por encima del contrato se pregunta.',
		'Any payment above the contract is asked about.'
	),
	es: {
		name: 'Pagado por encima del contrato',
		question: '¿Con qué convenio se pagó más que lo contratado?',
		formula: 'pagado (o ejercido) > contratado',
		missing: 'Falta el monto contratado o el pagado y el ejercido.',
		observed: 'pagado o ejercido',
		reference: 'contratado',
		peer: null,
		innocent: [
			'El contrato se publica sin IVA y el pago con él.',
			'Un convenio modificatorio amplió el monto y el contrato publicado es el primero.',
			'La obra tiene otros contratos (supervisión, equipo) en el mismo pago.'
		],
		ask: ['Los convenios modificatorios.', 'Si los montos llevan IVA.']
	},
	en: {
		name: 'Paid beyond the contract',
		question: 'By which agreement was more paid than was contracted?',
		formula: 'paid (or exercised) > contracted',
		missing: 'The contracted amount is missing, or both paid and exercised are.',
		observed: 'paid or exercised',
		reference: 'contracted',
		peer: null,
		innocent: [
			'The contract is published without VAT and the payment with it.',
			'An amendment raised the amount and the published contract is the first.',
			'The same payment covers other contracts (supervision, equipment).'
		],
		ask: ['The amending agreements.', 'Whether the amounts include VAT.']
	},
	sql: `	SELECT ordinal, spent > contracted AS raised, spent / contracted - 1 AS value, 0 AS threshold, spent AS observed,
		contracted AS reference, NULL AS peer
	FROM (
		SELECT ordinal, coalesce(paid, exercised)::DOUBLE AS spent, nullif(contracted, 0)::DOUBLE AS contracted FROM works
		WHERE status NOT IN ('planeada', 'licitacion') AND coalesce(procurement_method, '') <> 'administracion'
	)`
};
