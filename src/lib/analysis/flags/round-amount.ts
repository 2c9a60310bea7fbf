import { ALWAYS, proposal, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const roundAmount: Flag = {
	id: 'round_amount',
	subject: 'work',
	inputs: ['contracts.centavos'],
	unit: 'centavos',
	compares: ['centavos', null],
	threshold: { is: 'multiple', value: 10000000 },
	valid: ALWAYS,
	source: proposal(),
	es: {
		name: 'Monto redondo',
		question: '¿Cómo resultó el contrato en un número redondo?',
		formula: 'monto contratado = un múltiplo exacto de 100,000 pesos',
		missing: 'Falta el monto del contrato.',
		observed: 'contratado',
		reference: null,
		peer: null,
		innocent: [
			'Es un contrato abierto o por precio alzado con un tope fijado.',
			'La fuente redondea los montos.',
			'El programa da una cantidad fija.'
		],
		ask: ['El catálogo de conceptos con precios unitarios.']
	},
	en: {
		name: 'Round amount',
		question: 'How did the contract come to a round number?',
		formula: 'contracted amount = an exact multiple of 100,000 pesos',
		missing: 'The amount of the contract is missing.',
		observed: 'contracted',
		reference: null,
		peer: null,
		innocent: [
			'It is an open or lump-sum contract with a fixed ceiling.',
			'The source rounds its amounts.',
			'The programme gives a fixed sum.'
		],
		ask: ['The bill of quantities with unit prices.']
	},
	sql: `	SELECT ordinal, CASE WHEN centavos > 0 THEN centavos % 10000000 = 0 END AS raised, centavos AS value, 10000000 AS threshold,
		centavos AS observed, NULL AS reference, contractor AS peer
	FROM deals
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
