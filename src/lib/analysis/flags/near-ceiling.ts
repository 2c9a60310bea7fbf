import { ALWAYS, type Flag } from './flag';

export const nearCeiling: Flag = {
	id: 'near_ceiling',
	subject: 'agency',
	inputs: ['contracts.method', 'contracts.signed_on', 'contracts.centavos', 'works.agency', 'ceilings'],
	unit: 'share',
	compares: ['count', 'count'],
	threshold: { is: 'over', value: 0.3 },
	valid: ALWAYS,
	source: {
		kind: 'law',
		es: 'Topes del Presupuesto de Egresos de Guanajuato para obra municipal (2022, por nota de prensa sobre el decreto; los demás años no se han encontrado). La franja (90–100 % del tope), el mínimo de 10 y el 30 % son propuestas.',
		en: 'Ceilings of the expenditure budget of Guanajuato for municipal works (2022, by a press report of the decree; other years not found). The band (90–100 % of the ceiling), the least number of 10 and the 30 % are proposals.',
		url: null
	},
	es: {
		name: 'Montos pegados al tope',
		question: '¿Por qué tantas adjudicaciones directas quedan justo debajo del tope?',
		formula:
			'adjudicaciones directas entre 90 % y 100 % de su tope ÷ todas las que no lo pasan > 30 % (10 o más)',
		missing: 'Hay menos de 10 adjudicaciones directas con monto, fecha y tope conocido.',
		observed: 'adjudicaciones cerca del tope',
		reference: 'adjudicaciones hasta el tope',
		peer: null,
		innocent: [
			'Los presupuestos se ajustan al tope para poder empezar pronto, lo que la ley permite si la obra es una.',
			'El programa financia obras de ese tamaño.'
		],
		ask: ['Los presupuestos base de esas obras.']
	},
	en: {
		name: 'Amounts close to the ceiling',
		question: 'Why do so many direct awards end just under the ceiling?',
		formula: 'direct awards between 90 % and 100 % of their ceiling ÷ all within it > 30 % (10 or more)',
		missing: 'There are fewer than 10 direct awards with an amount, a date and a known ceiling.',
		observed: 'awards close to the ceiling',
		reference: 'awards within the ceiling',
		peer: null,
		innocent: [
			'Budgets are fitted to the ceiling so as to begin soon, which the law allows where the work is one.',
			'The programme pays for works of that size.'
		],
		ask: ['The base budgets of those works.']
	},
	sql: `	SELECT agency AS subject, CASE WHEN n >= 10 THEN near / n > 0.3 END AS raised, CASE WHEN n > 0 THEN near / n END AS value,
		0.3 AS threshold, near AS observed, n AS reference, NULL AS peer
	FROM (
		SELECT agency, count(*) FILTER (centavos <= ceiling)::DOUBLE AS n,
			count(*) FILTER (centavos BETWEEN 0.9 * ceiling AND ceiling)::DOUBLE AS near
		FROM direct_awards WHERE agency IS NOT NULL AND method = 'adjudicacion' GROUP BY agency
	)`
};
