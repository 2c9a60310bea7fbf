import { MOST_POLYGONS, MOST_VERTICES } from '../../filters';
import { m } from '../../i18n';
import { formatCount } from '../../i18n/page-format';
import type { Refusal } from '../../queries/area-file';

/** Why a file or a drawing cannot be taken, and what to do about it. */
export function refusalWords(refusal: Refusal): string {
	switch (refusal.reason) {
		case 'not_json':
			return m.compare_refused_json();
		case 'not_geojson':
			return m.compare_refused_geojson();
		case 'no_polygon':
			return m.compare_refused_no_polygon();
		case 'empty':
			return m.compare_refused_empty();
		case 'swapped':
			return m.compare_refused_swapped();
		case 'not_degrees':
			return m.compare_refused_degrees();
		case 'outside':
			return m.compare_refused_outside();
		case 'flat':
			return m.compare_refused_flat();
		case 'crs':
			return m.compare_refused_crs({ crs: refusal.crs });
		case 'crosses':
			return m.compare_refused_crosses({ lat: refusal.lat.toFixed(4), lon: refusal.lon.toFixed(4) });
		case 'too_many':
			return m.compare_refused_many({
				n: formatCount(refusal.polygons),
				most: formatCount(MOST_POLYGONS)
			});
		case 'too_detailed':
			return m.compare_refused_detailed({
				n: formatCount(refusal.vertices),
				most: formatCount(MOST_VERTICES)
			});
	}
}
