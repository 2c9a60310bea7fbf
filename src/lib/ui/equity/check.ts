import type { Range } from '../../filters';

/** What each municipality received in the years chosen, as anyone can ask the published files; shares as `apportioned` takes them. */
export function checkSql(years: Range | null): string {
	const conditions = [
		...(years?.from != null ? [`year >= ${years.from}`] : []),
		...(years?.to != null ? [`year <= ${years.to}`] : [])
	];
	const where = conditions.length === 0 ? '' : ` AND ${conditions.join(' AND ')}`;
	return `WITH stated AS (
  SELECT work, sum(share) AS whole FROM 'places.parquet' GROUP BY work
  HAVING count(share) = count(*) AND abs(sum(share) - 1) <= 0.005
), received AS (
  SELECT municipality, investment FROM 'works.parquet'
  WHERE municipality IS NOT NULL${where}
  UNION ALL
  SELECT p.municipality, w.investment * p.share / s.whole
  FROM 'places.parquet' p JOIN stated s USING (work)
  JOIN 'works.parquet' w ON w.id = p.work AND w.municipality IS NULL${where}
)
SELECT m.code, m.name, coalesce(sum(investment), 0) / 100 AS pesos,
  coalesce(sum(investment), 0) / 100 / any_value(m.population) AS pesos_por_habitante
FROM 'municipalities.parquet' m LEFT JOIN received r ON r.municipality = m.code
GROUP BY m.code, m.name ORDER BY m.code`;
}
