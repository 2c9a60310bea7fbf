import type { MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type Outlines = Topology<{ municipalities: GeometryCollection<{ code: string }> }>;

/** The municipalities as paths of one small picture. */
export interface OutlinePaths {
	/** Width and height of the picture the paths are drawn in. */
	width: number;
	height: number;
	/** Path by INEGI key. */
	places: Map<string, string>;
	/** The borders inside the state, one path. */
	borders: string;
	/** Around the state. */
	state: string;
}

/** At this width a pixel is about 330 m. */
const WIDTH = 800;
/** Room for the line around. */
const MARGIN = 4;

/**
 * North up, degrees of longitude narrowed by the cosine of the middle latitude: over two degrees of latitude that is within 1 % of a proper
 * projection, and nobody measures on this picture. Points that fall on the same pixel are drawn once.
 */
export function outlinePaths(topology: Outlines): OutlinePaths {
	const { municipalities } = topology.objects;
	const { features } = feature(topology, municipalities);
	const inside = mesh(topology, municipalities, (a, b) => a !== b);
	const around = mesh(topology, municipalities, (a, b) => a === b);
	const { at, height } = drawingOf(around.coordinates);
	const lines = (rings: readonly (readonly number[])[][], closed: boolean) =>
		rings.map((ring) => line(ring.map(at), closed)).join('');
	const places = new Map(
		features.map(({ geometry, properties }): [string, string] => {
			const polygons =
				geometry.type === 'Polygon'
					? [geometry.coordinates]
					: geometry.type === 'MultiPolygon'
						? geometry.coordinates
						: [];
			return [properties.code, polygons.map((rings) => lines(rings, true)).join('')];
		})
	);
	return {
		width: WIDTH,
		height,
		places,
		borders: lines(inside.coordinates, false),
		state: lines(around.coordinates, false)
	};
}

export type PlaceOnPicture = (point: readonly number[]) => [number, number];

function drawingOf(around: readonly (readonly number[])[][]): { at: PlaceOnPicture; height: number } {
	const [west, south, east, north] = boundsOf(around);
	const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180));
	const scale = (WIDTH - 2 * MARGIN) / ((east - west) * narrowing);
	const at: PlaceOnPicture = ([lon = 0, lat = 0]) => [
		Math.round((lon - west) * narrowing * scale) + MARGIN,
		Math.round((north - lat) * scale) + MARGIN
	];
	return { at, height: at([west, south])[1] + MARGIN };
}

/** Where a point (degrees) stands on that picture, for what is drawn over it. */
export const picturePoint = (topology: Outlines): PlaceOnPicture =>
	drawingOf(mesh(topology, topology.objects.municipalities, (a, b) => a === b).coordinates).at;

function boundsOf(lines: readonly (readonly number[])[][]): [number, number, number, number] {
	const bounds: [number, number, number, number] = [180, 90, -180, -90];
	for (const [lon = 0, lat = 0] of lines.flat()) {
		bounds[0] = Math.min(bounds[0], lon);
		bounds[1] = Math.min(bounds[1], lat);
		bounds[2] = Math.max(bounds[2], lon);
		bounds[3] = Math.max(bounds[3], lat);
	}
	return bounds;
}

/** An outline (degrees) on that picture; empty where it is smaller than a pixel. */
export function picturePath(at: PlaceOnPicture, geometry: Polygon | MultiPolygon): string {
	const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
	return rings.map((ring) => line(ring.map(at), true)).join('');
}

/** `M12 30l3-4 0 9z`: steps from point to point are the shortest way to write it. */
function line(points: readonly [number, number][], closed: boolean): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let [x, y] = first;
	let steps = '';
	for (const [toX, toY] of rest) {
		if (toX === x && toY === y) continue;
		const across = String(toX - x);
		const down = String(toY - y);
		steps += `${steps === '' || across.startsWith('-') ? '' : ' '}${across}${down.startsWith('-') ? '' : ' '}${down}`;
		[x, y] = [toX, toY];
	}
	return steps === '' ? '' : `M${first.join(' ')}l${steps}${closed ? 'z' : ''}`;
}

/** The file pages draw the municipalities from, piece by piece: `<use href="/base/outlines.svg#m11020" />`. */
export function outlinesFile({ width, height, places, borders, state }: OutlinePaths): string {
	const path = (id: string, d: string) => `<path id="${id}" d="${d}"/>`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
		...[...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, d]) => path(`m${code}`, d)),
		path('borders', borders),
		path('state', state),
		'</svg>',
		''
	].join('\n');
}
