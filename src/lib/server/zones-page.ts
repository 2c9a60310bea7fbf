import topology from '../../../data/reference/municipalities.topo.json';
import { getLocale } from '../i18n';
import { investmentOfSum } from '../queries/zone-table';
import type { CustomRow, ZonesPage } from '../queries/zones-page';
import { releaseOf } from './municipality-page';
import { pageAddress } from './origin';
import { bbox } from '@turf/turf';
import { yearsOfList } from '../domain';
import type { Area } from '../queries/municipality-at';
import { picturePath, picturePoint, type Outlines, type PlaceOnPicture } from './outlines';
import { currentZones, proxyPoint } from './zones';

/** The page of all zones, in the language it is asked for. Throws DatasetError. */
export async function zonesPage(): Promise<ZonesPage> {
	const { manifest, data, ways, profiles, outlines } = await currentZones();
	const at = picturePoint(topology as unknown as Outlines);
	return {
		release: releaseOf(manifest),
		data,
		declared: profiles.flatMap(({ zone }) => (zone.kind === 'rural' && zone.place ? [zone.place] : [])),
		ways,
		proxies: profiles
			.filter(({ zone }) => zone.kind === 'proxy')
			.map(({ zone, municipality, proxy, total }) => ({
				id: zone.id,
				name: zone.name,
				municipality,
				persons: proxy?.persons ?? 0,
				works: total.works,
				investment: investmentOfSum(total),
				at: at(proxyPoint(zone.place ?? ''))
			}))
			.sort((a, b) => b.persons - a.persons || a.name.localeCompare(b.name, 'es')),
		custom: profiles
			.flatMap(({ zone, own, total }): CustomRow[] => {
				if (own === null) return [];
				const years = yearsOfList(own.years);
				return [
					{
						id: zone.id,
						name: zone.name,
						kind: own.kind,
						places: own.places,
						population: own.population,
						estimated: own.population_basis === 'estimated',
						works: total.works,
						investment: investmentOfSum(total),
						inForce: years.length === 0 ? null : { years, works: own.inForce.works },
						shape: shapeOf(at, outlines.get(zone.id))
					}
				];
			})
			.sort((a, b) => b.works - a.works || a.name.localeCompare(b.name, 'es')),
		canonical: pageAddress('/zonas/', getLocale())
	};
}

/** Smaller than this, in the picture's pixels, an outline is drawn as a point. */
const SMALLEST = 8;

function shapeOf(at: PlaceOnPicture, area: Area | undefined): CustomRow['shape'] {
	if (!area) return null;
	const [west = 0, south = 0, east = 0, north = 0] = area.bbox ?? bbox(area);
	const [[left, bottom], [right, top]] = [at([west, south]), at([east, north])];
	return Math.max(right - left, bottom - top) < SMALLEST
		? { at: at([(west + east) / 2, (south + north) / 2]) }
		: { path: picturePath(at, area.geometry) };
}
