/**
 * What the flags' SQL sees beside the release's own tables (`works`, `contracts`, `events`, `observations`, `amounts`, `municipalities`):
 *
 * - `release(issued)`: the release's date, one row;
 * - `ceilings(year, buyer, population_up_to, direct)`: award ceilings in centavos, may be empty;
 * - `deals`: contracts with what their work says, and works contracts of which no work is known: those count among their buyer's and raise flags of
 *   their own, under an `ordinal` below 0;
 * - `strays(ordinal, stray)`: the latter, each with its file and row;
 * - `contractless`: works that should have a contract by now and publish none;
 * - `direct_awards`: direct awards with the ceiling that held for them (NULL where none is known).
 */
export const RELATIONS: readonly (readonly [name: string, sql: string])[] = [
	[
		'deals',
		`SELECT CASE WHEN w.id IS NULL
				THEN -(row_number() OVER (PARTITION BY w.id IS NULL ORDER BY c.source_file, c.source_row, c.contract_number))::INTEGER ELSE w.ordinal END AS ordinal,
			CASE WHEN w.id IS NULL THEN coalesce(c.source_file || ':' || c.source_row, c.contract_number) END AS stray, w.id, coalesce(w.agency, c.buyer) AS agency, coalesce(w.year, year(c.signed_on)) AS year, w.municipality, w.tema, coalesce(w.name, c.title) AS name, c.awarded_on, w.lon, w.lat, w.location_quality,
			coalesce(c.contractor, w.contractor) AS contractor, coalesce(c.method, w.procurement_method) AS method,
			c.centavos, c.signed_on, c.start, c."end", coalesce(w.bidders, c.bidders) AS bidders, c.published_on
		FROM contracts c LEFT JOIN works w ON w.id = c.work
		WHERE w.id IS NOT NULL OR c.kind ILIKE 'obra%'`
	],
	['strays', 'SELECT ordinal, stray FROM deals WHERE ordinal < 0'],
	[
		'contractless',
		`SELECT ordinal FROM works
		WHERE coalesce(procurement_method, '') <> 'administracion' AND status NOT IN ('planeada', 'licitacion', 'cancelada')
			AND id NOT IN (SELECT work FROM contracts WHERE work IS NOT NULL)`
	],
	[
		'direct_awards',
		`SELECT d.*, (
			SELECT min_by(c.direct, coalesce(c.population_up_to, 9e15)) FROM ceilings c
			WHERE c.year = year(d.signed_on) AND c.buyer = 'municipal' AND m.population <= coalesce(c.population_up_to, 9e15)
				AND regexp_matches(lower(d.agency), '^(h\\.? )?(ayuntamiento|municipio|presidencia municipal)\\b')
		) AS ceiling
		FROM deals d LEFT JOIN municipalities m ON m.code = d.municipality
		WHERE d.method IS NULL OR d.method = 'adjudicacion'`
	]
];

/** Rows for works of which nothing can be said. */
export const UNKNOWN_WITHOUT_CONTRACT = `
	SELECT ordinal, NULL::BOOLEAN, NULL, NULL, NULL, NULL, NULL FROM contractless`;
