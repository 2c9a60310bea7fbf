import { ALWAYS, proposal, type Flag } from './flag';

export const decemberSpending: Flag = {
	id: 'december_spending',
	subject: 'agency',
	inputs: ['amounts.observed_on', 'amounts.centavos', 'works.agency'],
	unit: 'share',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'over', value: 0.25 },
	valid: ALWAYS,
	source: proposal(
		'Un gasto parejo dejaría a diciembre una doceava parte; se pregunta a partir de tres doceavas.',
		'Even spending would leave December a twelfth; three twelfths are asked about.'
	),
	es: {
		name: 'Gasto en diciembre',
		question: '¿Por qué se ejerció en diciembre tanto de lo del año?',
		formula:
			'(ejercido al cierre − ejercido al corte de noviembre) ÷ ejercido al cierre > 25 %, por dependencia y ejercicio',
		missing:
			'La fuente no da lo ejercido con un corte en noviembre y otro al cierre. Los archivos por trimestre no alcanzan.',
		observed: 'ejercido al cierre',
		reference: 'ejercido a noviembre',
		peer: 'ejercicio',
		innocent: [
			'Las obras terminan con el año y las estimaciones se acumulan.',
			'La ministración federal llegó tarde.',
			'El registro contable se pone al día al cierre.'
		],
		ask: ['Las fechas de las estimaciones, no las de su registro.']
	},
	en: {
		name: 'December spending',
		question: 'Why was so much of the year spent in December?',
		formula:
			'(exercised at the close − exercised by November) ÷ exercised at the close > 25 %, by agency and fiscal year',
		missing:
			'The source gives no exercised amount at a cut in November and another at the close. Quarterly files do not suffice.',
		observed: 'exercised at the close',
		reference: 'exercised by November',
		peer: 'fiscal year',
		innocent: [
			'Works end with the year and certificates pile up.',
			'Federal money came late.',
			'The books are brought up to date at the close.'
		],
		ask: ['The dates of the certificates, not of their booking.']
	},
	sql: `	WITH cuts AS (
		SELECT w.agency, a.fiscal_year, a.work,
			sum(a.centavos) FILTER (a.observed_on = last_day(make_date(a.fiscal_year, 11, 1))) AS november,
			sum(a.centavos) FILTER (a.observed_on = make_date(a.fiscal_year, 12, 31)) AS december
		FROM amounts a JOIN works w ON w.id = a.work
		WHERE a.moment = 'exercised' AND w.agency IS NOT NULL AND a.fiscal_year IS NOT NULL
		GROUP BY ALL
	), years AS (
		SELECT agency, fiscal_year, sum(november)::DOUBLE AS november, nullif(sum(december), 0)::DOUBLE AS december,
			bool_and(november IS NOT NULL AND december IS NOT NULL) AS complete FROM cuts GROUP BY ALL
	)
	SELECT agency AS subject, CASE WHEN complete THEN 1 - november / december > 0.25 END AS raised, 1 - november / december AS value,
		0.25 AS threshold, december AS observed, november AS reference, fiscal_year::VARCHAR AS peer
	FROM years
	UNION ALL SELECT DISTINCT agency, NULL::BOOLEAN, NULL, NULL, NULL, NULL, NULL FROM works
		WHERE agency IS NOT NULL AND agency NOT IN (SELECT agency FROM years)`
};
