import { measureColumn } from '../domain';
import { inlineSql, literal, toSql, type DrawnArea, type FilterContext, type FilterState } from '../filters';
import { boxOf } from './in-area';
import type { PlaceRule } from './place-works';

const LOCATED = "location_quality IN ('exact', 'locality')";
/** As turf and `metresBetween` have it, metres. */
const RADIUS = 6371008.8;
const degrees = (value: number): string => literal(value);

/** The works of a place as a condition over `works`; null of what takes an outline that is not in the release. */
export function placeSql(rule: PlaceRule): string | null {
	if (rule.kind === 'municipality') return `municipality = ${literal(rule.code)}`;
	if (rule.kind === 'locality') return `locality = ${literal(rule.code)}`;
	if (rule.kind === 'brought')
		return `id IN (SELECT work FROM work_zones WHERE layer = 'custom' AND zone = ${literal(rule.zone)})`;
	return rule.kind === 'drawn' ? areaSql(rule.area) : null;
}

/** Without any extension: the haversine of a circle, and for polygons whether a ray to the east crosses an odd number of edges. */
function areaSql(area: DrawnArea): string {
	const [west, south, east, north] = boxOf(area).map(degrees);
	const box = `${LOCATED}\n  AND lon BETWEEN ${west} AND ${east} AND lat BETWEEN ${south} AND ${north}`;
	if (area.kind === 'circle') {
		const [lon, lat] = [degrees(area.lon), degrees(area.lat)];
		return `${box}\n  AND ${2 * RADIUS} * asin(sqrt(pow(sin(radians(lat - ${lat}) / 2), 2) + cos(radians(${lat})) * cos(radians(lat)) * pow(sin(radians(lon - ${lon}) / 2), 2))) <= ${area.radius}`;
	}
	const polygons = area.polygons.map((rings) => {
		const edges = rings.flatMap((ring) =>
			ring
				.slice(1)
				.map((to, i) => `(${[...(ring[i] ?? []).slice(0, 2), ...to.slice(0, 2)].map(degrees).join(', ')})`)
		);
		return `(SELECT count(*) % 2 = 1 FROM (VALUES ${edges.join(', ')}) AS edge(x1, y1, x2, y2)\n    WHERE (y1 > lat) <> (y2 > lat) AND lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)`;
	});
	return `${box}\n  AND (${polygons.join('\n  OR ')})`;
}

/** Works and money of a place (all where `rule` is null), of the works a filter chooses; what a page shows and anyone can run. */
export function compareSql(
	rule: PlaceRule | null,
	state: FilterState,
	context: FilterContext
): string | null {
	const place = rule === null ? null : placeSql(rule);
	if (rule !== null && place === null) return null;
	const { where, params } = toSql(state, context);
	const measure = measureColumn(state.measure);
	const filter = inlineSql(where, params);
	return `SELECT count(*) AS works, coalesce(sum(${measure}), 0)::BIGINT AS amount, count(*) - count(${measure}) AS without_amount\nFROM works\nWHERE (${filter})${place === null ? '' : `\n  AND ${place}`}`;
}
