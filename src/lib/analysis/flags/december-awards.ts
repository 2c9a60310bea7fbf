import { ALWAYS, proposal, type Flag } from './flag';

export const decemberAwards: Flag = {
	id: 'december_awards',
	subject: 'agency',
	inputs: ['contracts.signed_on', 'contracts.centavos', 'works.agency'],
	unit: 'share',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'over', value: 0.3 },
	valid: ALWAYS,
	source: proposal(
		'El 30 % es el que PODER usa para los contratos de un día.',
		'The 30 % is what PODER uses for the contracts of one day.'
	),
	es: {
		name: 'Contratos en diciembre',
		question: '¿Por qué se firmó en diciembre tanto de lo contratado en el año?',
		formula: 'monto de los contratos firmados en diciembre ÷ el de todo el año > 30 % (más de 10 contratos)',
		missing: 'En ningún año hay más de 10 contratos con monto y firma.',
		observed: 'contratado en diciembre',
		reference: 'contratado en el año',
		peer: 'año',
		innocent: [
			'Se comprometen los recursos federales antes del cierre, como pide la disciplina financiera.',
			'Una obra grande se falló en diciembre.'
		],
		ask: ['Cuándo llegó el recurso y cuándo empezó la obra.']
	},
	en: {
		name: 'December contracts',
		question: "Why was so much of the year's contracting signed in December?",
		formula:
			'amount of contracts signed in December ÷ that of the whole year > 30 % (more than 10 contracts)',
		missing: 'No year has more than 10 contracts with an amount and a signature.',
		observed: 'contracted in December',
		reference: 'contracted in the year',
		peer: 'year',
		innocent: [
			'Federal money is committed before the close, as fiscal discipline asks.',
			'One large work was awarded in December.'
		],
		ask: ['When the money came and when the work began.']
	},
	sql: `	WITH years AS (
		SELECT agency, year(signed_on) AS y, count(*) AS n, sum(centavos)::DOUBLE AS total,
			coalesce(sum(centavos) FILTER (month(signed_on) = 12), 0)::DOUBLE AS december
		FROM deals WHERE agency IS NOT NULL AND signed_on IS NOT NULL AND centavos > 0 GROUP BY ALL
	)
	SELECT agency AS subject, december / total > 0.3 AS raised, december / total AS value, 0.3 AS threshold, december AS observed,
		total AS reference, y::VARCHAR AS peer
	FROM years WHERE n > 10
	UNION ALL SELECT DISTINCT agency, NULL::BOOLEAN, NULL, NULL, NULL, NULL, NULL FROM works
		WHERE agency IS NOT NULL AND agency NOT IN (SELECT agency FROM years WHERE n > 10)`
};
