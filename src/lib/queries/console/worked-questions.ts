/** A question to begin with; its words are messages (`console_question_<id>`). Money is in centavos, shown in pesos. */
export interface WorkedQuestion {
	id:
		| 'years'
		| 'largest'
		| 'per_person'
		| 'growth'
		| 'contractors'
		| 'late'
		| 'single_bidder'
		| 'december'
		| 'need'
		| 'unlocated';
	sql: string;
}

export const WORKED_QUESTIONS: readonly WorkedQuestion[] = [
	{
		id: 'years',
		sql: `SELECT year, count(*) AS works,
  sum(investment) / 100 AS pesos,
  count(*) - count(investment) AS without_amount
FROM works
GROUP BY year
ORDER BY year`
	},
	{
		id: 'largest',
		sql: `SELECT w.id, w.name, m.name AS municipality, w.year, w.investment / 100 AS pesos
FROM works w LEFT JOIN municipalities m ON m.code = w.municipality
WHERE w.investment IS NOT NULL
ORDER BY w.investment DESC, w.id
LIMIT 20`
	},
	{
		id: 'per_person',
		sql: `SELECT m.name, m.population, count(w.id) AS works,
  round(sum(w.investment) / 100 / m.population, 2) AS pesos_per_person
FROM municipalities m LEFT JOIN works w ON w.municipality = m.code
GROUP BY m.name, m.population
ORDER BY pesos_per_person DESC NULLS LAST, m.name`
	},
	{
		id: 'growth',
		sql: `SELECT id, name, approved / 100 AS approved_pesos, modified / 100 AS modified_pesos,
  round(100.0 * (modified - approved) / approved, 1) AS growth_percent
FROM works
WHERE approved > 0 AND modified IS NOT NULL
ORDER BY growth_percent DESC, id
LIMIT 50`
	},
	{
		id: 'contractors',
		sql: `SELECT contractor, count(*) AS works, count(DISTINCT agency) AS agencies,
  sum(contracted) / 100 AS contracted_pesos,
  round(100.0 * sum(contracted) / sum(sum(contracted)) OVER (), 1) AS share_percent
FROM works
WHERE contractor IS NOT NULL
GROUP BY contractor
ORDER BY contracted_pesos DESC NULLS LAST, contractor
LIMIT 25`
	},
	{
		id: 'late',
		sql: `SELECT id, name, status, planned_end, actual_end,
  actual_end - planned_end AS days_late
FROM works
WHERE actual_end > planned_end
ORDER BY days_late DESC, id
LIMIT 50`
	},
	{
		id: 'single_bidder',
		sql: `SELECT agency, count(*) AS tenders,
  count(*) FILTER (WHERE bidders = 1) AS with_one_bidder,
  round(100.0 * count(*) FILTER (WHERE bidders = 1) / count(*), 1) AS percent
FROM works
WHERE bidders IS NOT NULL
GROUP BY agency
ORDER BY percent DESC, tenders DESC, agency`
	},
	{
		id: 'december',
		sql: `SELECT extract(month FROM signed_on) AS month_signed, count(*) AS contracts,
  sum(centavos) / 100 AS pesos
FROM contracts
WHERE signed_on IS NOT NULL
GROUP BY month_signed
ORDER BY month_signed`
	},
	{
		id: 'need',
		sql: `SELECT m.marginacion_grade, count(DISTINCT m.code) AS municipalities,
  count(w.id) AS works, sum(w.investment) / 100 AS pesos
FROM municipalities m LEFT JOIN works w ON w.municipality = m.code
GROUP BY m.marginacion_grade
ORDER BY pesos DESC NULLS LAST`
	},
	{
		id: 'unlocated',
		sql: `SELECT location_quality, count(*) AS works, sum(investment) / 100 AS pesos
FROM works
GROUP BY location_quality
ORDER BY works DESC`
	}
];
