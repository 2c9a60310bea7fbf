import { ALWAYS, proposal, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const suddenSupplier: Flag = {
	id: 'sudden_supplier',
	subject: 'work',
	inputs: ['contracts.contractor', 'contracts.centavos', 'contracts.signed_on'],
	unit: 'centavos',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'over', value: null },
	valid: ALWAYS,
	source: proposal(
		'El valor extremo (Q3 + 1.5 veces el rango intercuartil) es el de Tukey, como en Cardinal.',
		"The extreme value (Q3 + 1.5 times the interquartile range) is Tukey's, as in Cardinal."
	),
	es: {
		name: 'Contratista grande de repente',
		question: '¿Cómo pasó esta empresa, en un año, a estar entre las más grandes?',
		formula:
			'lo contratado en el año > Q3 + 1.5 × IQR de los contratistas de ese año, y más de 5 veces su mejor año de los tres anteriores',
		missing:
			'La publicación no alcanza los tres años anteriores, hay menos de 10 contratistas en el año, o falta contratista, monto o firma.',
		observed: 'contratado en el año',
		reference: 'su mejor año de los tres anteriores',
		peer: 'contratista',
		innocent: [
			'Es una empresa grande de otro estado, nueva sólo aquí.',
			'Cambió de nombre o se fusionó.',
			'Ganó una sola obra grande.'
		],
		ask: ['El acta constitutiva y la experiencia que acreditó.', 'Sus contratos en otros estados.']
	},
	en: {
		name: 'Suddenly large supplier',
		question: 'How did this company come, in one year, to be among the largest?',
		formula:
			"contracted in the year > Q3 + 1.5 × IQR of that year's suppliers, and over 5 times its best year of the three before",
		missing:
			'The release does not reach the three years before, the year has fewer than 10 suppliers, or supplier, amount or signature is missing.',
		observed: 'contracted in the year',
		reference: 'its best of the three years before',
		peer: 'supplier',
		innocent: [
			'It is a large company of another state, new only here.',
			'It changed its name or merged.',
			'It won one large work.'
		],
		ask: ['Its deed of incorporation and the experience it proved.', 'Its contracts in other states.']
	},
	sql: `	WITH yearly AS (
		SELECT contractor, year(signed_on) AS y, sum(centavos)::DOUBLE AS total
		FROM deals WHERE contractor IS NOT NULL AND centavos IS NOT NULL AND signed_on IS NOT NULL GROUP BY ALL
	), limits AS (
		SELECT y, count(*) AS suppliers, y - (SELECT min(y) FROM yearly) AS years_before,
			quantile_cont(total, 0.75) + 1.5 * (quantile_cont(total, 0.75) - quantile_cont(total, 0.25)) AS large
		FROM yearly GROUP BY y
	), judged AS (
		SELECT yearly.*, limits.*, coalesce((
			SELECT max(b.total) FROM yearly b WHERE b.contractor = yearly.contractor AND b.y BETWEEN yearly.y - 3 AND yearly.y - 1
		), 0) AS best FROM yearly JOIN limits USING (y)
	)
	SELECT d.ordinal, CASE WHEN j.suppliers >= 10 AND j.years_before >= 3 THEN j.total > greatest(j.large, 5 * j.best) END AS raised,
		j.total AS value, greatest(j.large, 5 * j.best) AS threshold, j.total AS observed, j.best AS reference, d.contractor AS peer
	FROM deals d LEFT JOIN judged j ON j.contractor = d.contractor AND j.y = year(d.signed_on) AND d.centavos IS NOT NULL
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
