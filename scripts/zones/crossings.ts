import Flatbush from 'flatbush';
import type { Position } from 'geojson';

/** Twice the area of the triangle: positive where it turns left. */
const turn = (a: Position, b: Position, c: Position): number =>
	((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) -
	((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0));

/**
 * Whether lines of a polygon cross each other: of one ring with itself or of two rings. Rings may touch at a point. (turf's `kinks`
 * compares all pairs, which a state's outline of 90,000 vertices does not allow.)
 */
export function crossesItself(rings: readonly (readonly Position[])[]): boolean {
	const segments = rings.flatMap((ring) =>
		ring.slice(1).flatMap((to, i): [Position, Position][] => {
			const from = ring[i];
			return from && (from[0] !== to[0] || from[1] !== to[1]) ? [[from, to]] : [];
		})
	);
	if (segments.length === 0) return false;
	const boxes = new Flatbush(segments.length);
	for (const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] of segments)
		boxes.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
	boxes.finish();
	return segments.some(([a, b], i) => {
		const [x1 = 0, y1 = 0] = a;
		const [x2 = 0, y2 = 0] = b;
		const near = boxes.search(
			Math.min(x1, x2),
			Math.min(y1, y2),
			Math.max(x1, x2),
			Math.max(y1, y2),
			(j) => j > i
		);
		return near.some((j) => {
			const [c, d] = segments[j] ?? [a, b];
			return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
		});
	});
}
