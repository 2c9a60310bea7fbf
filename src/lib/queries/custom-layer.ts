import { area } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { CustomZone, Way } from '../domain';
import { Ground, type BroughtZone, type Grounds, type Placing } from './custom-ground';
import { polygonIndex, type Placed, type PolygonIndex } from './zone-join';

/** The zones a publisher brings, and which works lie in them: made once, at publishing. */

export interface JoinedZones {
	/** Each zone that holds the work once, the surest way first. */
	inside: { zone: string; way: Way }[];
	/** There is a zone of which nobody can tell whether it holds the work. */
	unknown: boolean;
}

export class CustomLayer {
	private readonly placings: Placing[];
	private readonly at: PolygonIndex;
	private readonly byLocality = new Map<string, number[]>();
	private readonly cutLocality = new Map<string, number[]>();
	private readonly byMunicipality = new Map<string, number[]>();
	private readonly cutMunicipality = new Map<string, number[]>();
	/** Without an outline: a work's own point says nothing of them. */
	private readonly shapeless: number[];
	private readonly numbers: Map<string, number>;
	private readonly unknown: number[];

	constructor(
		readonly zones: readonly BroughtZone[],
		grounds: Grounds
	) {
		const ground = new Ground(grounds);
		this.placings = zones.map((zone) => ground.place(zone));
		this.numbers = new Map(zones.map(({ zone }, number) => [zone, number]));
		this.unknown = zones.map(() => 0);
		this.at = polygonIndex(this.placings.flatMap((placing) => placing.area ?? []));
		this.shapeless = this.placings.flatMap((placing, number) => (placing.area === null ? [number] : []));
		this.placings.forEach((placing, number) => {
			for (const code of placing.localities) add(this.byLocality, code, number);
			for (const code of placing.cut) add(this.cutLocality, code, number);
			for (const code of placing.municipalities)
				add(placing.wholeMunicipalities.has(code) ? this.byMunicipality : this.cutMunicipality, code, number);
		});
	}

	/** Where a work lies; what nobody can tell is counted for its zones. A point is surer than a locality, that than a municipality. */
	join(work: Placed): JoinedZones {
		const { lon, lat, exact, locality, municipality } = work;
		const inside: JoinedZones['inside'] = [];
		const maybe: number[] = [];
		const put = (numbers: readonly number[] | undefined, way: Way): void => {
			for (const number of numbers ?? []) {
				const zone = this.zones[number]?.zone;
				if (zone !== undefined && !inside.some((known) => known.zone === zone)) inside.push({ zone, way });
			}
		};
		if (exact && Number.isFinite(lon) && Number.isFinite(lat)) {
			for (const zone of this.at(lon, lat)) inside.push({ zone, way: 'point' });
			for (const number of this.shapeless) {
				const placing = this.placings[number];
				if (!placing) continue;
				if (
					locality === null
						? municipality !== null && placing.municipalities.has(municipality)
						: placing.cut.has(locality)
				)
					maybe.push(number);
				else if (locality !== null && placing.localities.has(locality)) put([number], 'locality');
			}
		} else if (locality !== null) {
			put(this.byLocality.get(locality), 'locality');
			maybe.push(...(this.cutLocality.get(locality) ?? []));
		} else if (municipality !== null) {
			put(this.byMunicipality.get(municipality), 'municipality');
			maybe.push(...(this.cutMunicipality.get(municipality) ?? []));
		}
		const known = new Set(inside.map(({ zone }) => this.numbers.get(zone)));
		const open = maybe.filter((number) => !known.has(number));
		for (const number of open) this.unknown[number] = (this.unknown[number] ?? 0) + 1;
		const nowhere = !exact && locality === null && municipality === null;
		return { inside, unknown: open.length > 0 || (nowhere && this.zones.length > 0) };
	}

	/** Rows of `custom_zones`, once all works have been joined. */
	rows(): CustomZone[] {
		return this.zones.map((zone, number): CustomZone => {
			const placing = this.placings[number];
			const municipalities = [...(placing?.municipalities ?? [])].sort();
			return {
				zone: zone.zone,
				key: zone.id,
				kind: zone.kind,
				name: zone.name,
				municipalities: municipalities.length === 0 ? null : municipalities.join(';'),
				population: zone.population ?? placing?.population ?? null,
				population_basis: zone.population === null ? (placing?.basis ?? null) : 'stated',
				localities: placing?.localities.size ?? 0,
				area_km2: placing?.area ? Math.round(area(placing.area) / 1000) / 1000 : null,
				years: zone.years === null ? null : zone.years.join(';'),
				works_unknown: this.unknown[number] ?? 0,
				file: zone.file,
				file_row: zone.row
			};
		});
	}

	/** The outlines, each with the key of its zone. */
	outlines(): Feature<Polygon | MultiPolygon, { zone: string; name: string }>[] {
		return this.zones.flatMap(({ zone, name }, number) => {
			const geometry = this.placings[number]?.area?.geometry;
			return geometry ? [{ type: 'Feature', properties: { zone, name }, geometry }] : [];
		});
	}
}

function add(map: Map<string, number[]>, key: string, number: number): void {
	const known = map.get(key);
	if (known) known.push(number);
	else map.set(key, [number]);
}
