import { area, bbox, booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Locality, PopulationBasis } from '../domain';
import type { Area } from './municipality-at';
import { polygonIndex, type PolygonIndex } from './zone-join';

/** A zone as its file brings it, read and mended. */
export interface BroughtZone {
	/** `zona-…` */
	zone: string;
	/** What the file calls it. */
	id: string;
	/** INEGI keys of what it is made of: 5 digits a municipality, 9 a locality, 13 characters an urban AGEB; none for a drawn polygon. */
	keys: string[];
	kind: string | null;
	name: string;
	/** Null where it is known by its keys only. */
	outline: Polygon | MultiPolygon | null;
	/** As the file states it, persons. */
	population: number | null;
	years: number[] | null;
	file: string;
	row: number;
}
/** What zones are compared with. */
export interface Grounds {
	municipalities: readonly { code: string; population: number | null }[];
	/** Outlines of municipalities within 20 m, and of towns. */
	boundaries: readonly Area[];
	towns: readonly Area[];
	localities: readonly Locality[];
}
/** So much of a place must be covered to count as the whole: outlines of two publishers never agree to the metre. */
const WHOLE = 0.95;
const TOUCHED = 0.001;

/** What is known of one zone, by its own outline and its keys. */
export interface Placing {
	area: Area | null;
	municipalities: Set<string>;
	/** Those that lie in it whole. */
	wholeMunicipalities: Set<string>;
	localities: Set<string>;
	/** Towns that it cuts: of a work that names one of them nobody can tell. */
	cut: Set<string>;
	population: number | null;
	basis: PopulationBasis | null;
}

/** Municipalities, towns and localities, ready to be compared with many zones. */
export class Ground {
	private readonly municipalityAt: PolygonIndex;
	private readonly boundaries: Map<string, Area>;
	private readonly towns: Map<string, Area>;
	private readonly localities: Map<string, Locality>;
	private readonly points: Flatbush | null;
	private readonly areas = new WeakMap<Area, number>();
	private readonly grids = new WeakMap<Area, Position[]>();

	constructor(private readonly grounds: Grounds) {
		this.municipalityAt = polygonIndex(grounds.boundaries);
		this.boundaries = new Map(grounds.boundaries.map((of) => [of.properties.code, of]));
		this.towns = new Map(grounds.towns.map((of) => [of.properties.code, of]));
		this.localities = new Map(grounds.localities.map((of) => [of.code, of]));
		this.points = grounds.localities.length === 0 ? null : new Flatbush(grounds.localities.length);
		for (const { lon, lat } of grounds.localities) this.points?.add(lon, lat, lon, lat);
		this.points?.finish();
	}

	place(zone: BroughtZone): Placing {
		const outline = zone.outline ?? this.outlineOfKeys(zone.keys);
		const of: Area | null =
			outline === null ? null : { type: 'Feature', properties: { code: zone.zone }, geometry: outline };
		if (of) of.bbox = bbox(of);
		const placing: Placing = {
			area: of,
			municipalities: new Set(zone.keys.map((key) => key.slice(0, 5))),
			wholeMunicipalities: new Set(zone.keys.filter((key) => key.length === 5)),
			localities: new Set(zone.keys.filter((key) => key.length === 9)),
			cut: new Set(),
			population: null,
			basis: null
		};
		const named = zone.keys.length > 0 && zone.keys.every((key) => key.length < 13);
		for (const { code, municipality } of this.grounds.localities)
			if (placing.wholeMunicipalities.has(municipality)) placing.localities.add(code);
		if (named) this.countPeople(zone.keys, placing);
		else if (of) this.compare(of, zone.keys, placing);
		else for (const key of zone.keys) placing.cut.add(key.slice(0, 9));
		return placing;
	}

	/** Whole municipalities, and towns whose outline is known. Null where one of them has none. */
	private outlineOfKeys(keys: readonly string[]): BroughtZone['outline'] {
		const found = keys.map((key) => this.boundaries.get(key) ?? this.towns.get(key));
		const parts = found.flatMap((of) =>
			of === undefined
				? []
				: of.geometry.type === 'Polygon'
					? [of.geometry.coordinates]
					: of.geometry.coordinates
		);
		return keys.length === 0 || found.includes(undefined)
			? null
			: { type: 'MultiPolygon', coordinates: parts };
	}

	private countPeople(keys: readonly string[], placing: Placing): void {
		const whole = new Map(this.grounds.municipalities.map(({ code, population }) => [code, population]));
		const persons = keys.flatMap((key) => whole.get(key) ?? this.localities.get(key)?.population ?? []);
		if (persons.length === 0) return;
		placing.population = persons.reduce((sum, more) => sum + more, 0);
		placing.basis = 'census';
	}

	/** What an outline holds: municipalities that it touches or covers, localities by their point, towns by the part it covers. */
	private compare(of: Area, keys: readonly string[], placing: Placing): void {
		const corners = positionsOf(of);
		for (const [lon = 0, lat = 0] of corners)
			for (const code of this.municipalityAt(lon, lat)) placing.municipalities.add(code);
		const size = this.sizeOf(of);
		for (const [code, other] of this.boundaries) {
			if (!overlap(of, other)) continue;
			if (!placing.municipalities.has(code) && positionsOf(other).some((position) => holds(of, position)))
				placing.municipalities.add(code);
			if (
				placing.municipalities.has(code) &&
				size >= WHOLE * this.sizeOf(other) &&
				this.covered(of, other, corners) >= WHOLE
			)
				placing.wholeMunicipalities.add(code);
		}
		// An AGEB is a part of its town, wherever the town's centre lies.
		const isPartOfTown = keys.some((key) => key.length === 13);
		let persons = 0;
		let known = 0;
		const [west = 0, south = 0, east = 0, north = 0] = of.bbox ?? [];
		for (const index of this.points?.search(west, south, east, north) ?? []) {
			const place = this.grounds.localities[index];
			if (!place || this.towns.has(place.code) || !holds(of, [place.lon, place.lat])) continue;
			// A town without an outline: its centre lies inside, its edges need not.
			(place.ambit === 'urban' ? placing.cut : placing.localities).add(place.code);
			if (place.ambit === 'urban' && isPartOfTown) continue;
			persons += place.population ?? 0;
			known++;
		}
		for (const [code, town] of this.towns) {
			if (!overlap(of, town)) continue;
			const share = this.covered(of, town, corners);
			if (share < TOUCHED) continue;
			(share >= WHOLE ? placing.localities : placing.cut).add(code);
			persons += share * (this.localities.get(code)?.population ?? 0);
			known++;
		}
		if (known === 0) return;
		placing.population = Math.round(persons);
		placing.basis = 'estimated';
	}

	/** Part of `other` that `of` covers, 0 to 1: by a grid of points in the smaller one, which is within a few per cent of its area. */
	private covered(of: Area, other: Area, corners: readonly Position[]): number {
		const [own, whole] = [this.sizeOf(of), this.sizeOf(other)];
		if (corners.every((position) => holds(other, position))) return Math.min(1, own / whole);
		const [smaller, larger] = own < whole ? [of, other] : [other, of];
		const points = this.gridOf(smaller);
		const share = points.filter((point) => holds(larger, point)).length / Math.max(1, points.length);
		return Math.min(1, (share * Math.min(own, whole)) / whole);
	}

	private gridOf(of: Area): Position[] {
		const known = this.grids.get(of) ?? gridIn(of);
		this.grids.set(of, known);
		return known;
	}

	private sizeOf(of: Area): number {
		const known = this.areas.get(of) ?? area(of);
		this.areas.set(of, known);
		return known;
	}
}

const positionsOf = ({ geometry }: Area): Position[] =>
	geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);

/** Points asked along each side of an outline's box. */
const GRID = 24;

function gridIn(of: Area): Position[] {
	const [west = 0, south = 0, east = 0, north = 0] = of.bbox ?? [];
	return Array.from({ length: GRID * GRID }, (_, i): Position => [
		west + ((east - west) * ((i % GRID) + 0.5)) / GRID,
		south + ((north - south) * (Math.floor(i / GRID) + 0.5)) / GRID
	]).filter((point) => holds(of, point));
}

const overlap = ({ bbox: a }: Area, { bbox: b }: Area): boolean =>
	a?.length === 4 && b?.length === 4 && a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

function holds(of: Area, position: Position): boolean {
	const [x = NaN, y = NaN] = position;
	const [west = 0, south = 0, east = 0, north = 0] = of.bbox ?? [];
	return x >= west && x <= east && y >= south && y <= north && booleanPointInPolygon([x, y], of);
}
