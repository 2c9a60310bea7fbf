import topology from '../../../data/reference/municipalities.topo.json';
import { getLocale } from '../i18n';
import { investmentOfSum } from '../queries/zone-table';
import type { ZonesPage } from '../queries/zones-page';
import { releaseOf } from './municipality-page';
import { pageAddress } from './origin';
import { picturePoint, type Outlines } from './outlines';
import { currentZones, proxyPoint } from './zones';

/** The page of all zones, in the language it is asked for. Throws DatasetError. */
export async function zonesPage(): Promise<ZonesPage> {
	const { manifest, data, ways, profiles } = await currentZones();
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
		canonical: pageAddress('/zonas/', getLocale())
	};
}
