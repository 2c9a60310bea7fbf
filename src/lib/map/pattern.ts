/** A repeating image for a fill, made from numbers: no file, no request. */
export interface Pattern {
	width: number;
	height: number;
	data: Uint8ClampedArray;
}
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** How much of a pixel lies within `half` of the distance `d`, 0 to 1. */
const coverage = (d: number, half: number) => Math.min(1, Math.max(0, half + 0.5 - d));

/** Diagonal lines rising to the right, `size` pixels apart along each axis, seamless on all sides. Alpha is 0 to 255. */
export function hatch(size: number, lineWidth: number, [r, g, b, a]: Rgba): Pattern {
	const data = new Uint8ClampedArray(size * size * 4);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const along = (x + y + 1) % size;
			const distance = Math.min(along, size - along) / Math.SQRT2;
			data.set([r, g, b, a * coverage(distance, lineWidth / 2)], (y * size + x) * 4);
		}
	}
	return { width: size, height: size, data };
}

/** Dots in the middle and at the corners of a square of `size` pixels, seamless on all sides. */
export function dots(size: number, radius: number, [r, g, b, a]: Rgba): Pattern {
	const data = new Uint8ClampedArray(size * size * 4);
	const half = size / 2;
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const [cx, cy] = [x + 0.5, y + 0.5];
			const middle = Math.hypot(cx - half, cy - half);
			const corner = Math.hypot(Math.min(cx, size - cx), Math.min(cy, size - cy));
			data.set([r, g, b, a * coverage(Math.min(middle, corner), radius)], (y * size + x) * 4);
		}
	}
	return { width: size, height: size, data };
}
