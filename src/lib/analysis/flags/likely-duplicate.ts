import { ALWAYS, proposal, type Flag } from './flag';

export const likelyDuplicate: Flag = {
	id: 'likely_duplicate',
	subject: 'work',
	inputs: [
		'works.name',
		'works.year',
		'works.investment',
		'works.lon',
		'works.lat',
		'works.location_quality'
	],
	unit: 'share',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'over', value: 0.85 },
	valid: ALWAYS,
	source: proposal(),
	es: {
		name: 'Posible duplicado',
		question: '¿Son dos obras, o la misma publicada dos veces?',
		formula:
			'mismo ejercicio, títulos con parecido de trigramas > 0.85, a menos de 100 m, inversión con ± 2 %',
		missing:
			'Falta el título, el año, la inversión o un punto propio de la obra (el de la localidad no basta).',
		observed: 'inversión de esta obra',
		reference: 'inversión de la otra',
		peer: 'otra obra',
		innocent: [
			'Son dos etapas o dos tramos vecinos.',
			'Dos dependencias aportan a la misma obra y cada una la publica.',
			'Son apoyos iguales a vecinos.'
		],
		ask: ['Los números de contrato y los conceptos de cada una.']
	},
	en: {
		name: 'Likely duplicate',
		question: 'Are they two works, or one published twice?',
		formula:
			'same fiscal year, titles with a trigram similarity > 0.85, under 100 m apart, investment within ± 2 %',
		missing:
			"The title, the year, the investment or a point of the work's own is missing (the locality's is not enough).",
		observed: 'investment of this work',
		reference: 'investment of the other',
		peer: 'other work',
		innocent: [
			'They are two stages or two neighbouring stretches.',
			'Two agencies pay for one work and each publishes it.',
			'They are equal grants to neighbours.'
		],
		ask: ['The contract numbers and what each covers.']
	},
	sql: `	WITH known AS (
		SELECT ordinal, id, year, investment::DOUBLE AS investment, lon, lat, '  ' || lower(name) || ' ' AS padded,
			floor(lon * 500)::INTEGER AS x, floor(lat * 500)::INTEGER AS y
		FROM works
		WHERE name IS NOT NULL AND year IS NOT NULL AND investment > 0 AND lon IS NOT NULL AND location_quality = 'exact'
	), near AS (
		SELECT a.ordinal AS a, b.ordinal AS b, a.id AS a_id, b.id AS b_id, a.investment AS a_amount, b.investment AS b_amount,
			list_distinct([substr(a.padded, i, 3) FOR i IN range(1, length(a.padded) - 1)]) AS a_grams,
			list_distinct([substr(b.padded, i, 3) FOR i IN range(1, length(b.padded) - 1)]) AS b_grams
		FROM known a
		JOIN (SELECT known.*, x + dx AS near_x, y + dy AS near_y FROM known, range(-1, 2) h(dx), range(-1, 2) v(dy)) b
			ON a.year = b.year AND a.x = b.near_x AND a.y = b.near_y AND a.ordinal < b.ordinal
		WHERE abs(a.investment - b.investment) <= 0.02 * greatest(a.investment, b.investment)
			AND sqrt(pow((a.lon - b.lon) * cos(radians(a.lat)), 2) + pow(a.lat - b.lat, 2)) * 111195 < 100
	), alike AS (
		SELECT *, len(list_intersect(a_grams, b_grams))::DOUBLE AS shared FROM near
	), pairs AS (
		SELECT *, shared / (len(a_grams) + len(b_grams) - shared) AS similarity FROM alike
	)
	SELECT a AS ordinal, similarity > 0.85 AS raised, similarity AS value, 0.85 AS threshold, a_amount AS observed,
		b_amount AS reference, b_id AS peer FROM pairs
	UNION ALL SELECT b, similarity > 0.85, similarity, 0.85, b_amount, a_amount, a_id FROM pairs
	UNION ALL SELECT ordinal, NULL, NULL, NULL, NULL, NULL, NULL FROM works
		WHERE ordinal NOT IN (SELECT ordinal FROM known)`
};
