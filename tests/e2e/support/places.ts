import { native } from './native';

/** Works that share one point of the map, and the query that leaves only them. */
export async function stackOfWorks(): Promise<{ query: string; ids: string[] }> {
	const [stack] = await native(
		`SELECT municipality, tema, string_agg(id, ' ') AS ids FROM works GROUP BY ALL
		 HAVING count(*) = 2 AND count(DISTINCT (lon, lat)) = 1 AND bool_and(location_quality IN ('exact', 'locality'))
		 ORDER BY municipality, tema LIMIT 1`
	);
	if (!stack) throw new Error('expected works that share a point, met none');
	return { query: `mun=${stack.municipality}&tema=${stack.tema}`, ids: String(stack.ids).split(' ') };
}

/** The northernmost work that is alone in its municipality, year and rubro: far from the middle of the state. */
export async function loneWork() {
	const [work] = await native(
		`SELECT municipality, year, rubro, any_value(id) AS id, any_value(name) AS name, any_value(lon) AS lon, any_value(lat) AS lat
		 FROM works GROUP BY ALL HAVING count(*) = 1 AND bool_and(location_quality = 'exact') ORDER BY lat DESC LIMIT 1`
	);
	if (!work) throw new Error('expected a work with a point, met none');
	return {
		query: `mun=${work.municipality}&anio=${work.year}&rubro=${work.rubro}`,
		id: String(work.id),
		name: String(work.name),
		rubro: String(work.rubro),
		lon: Number(work.lon),
		lat: Number(work.lat)
	};
}
