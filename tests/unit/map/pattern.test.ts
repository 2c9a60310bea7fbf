import { describe, expect, it } from 'vitest';
import { dots, hatch, type Pattern } from '../../../src/lib/map/pattern';
import { rgbaOf } from '../../../src/lib/map/tokens';

const alpha = ({ width, data }: Pattern, x: number, y: number) => data[(y * width + x) * 4 + 3] ?? NaN;

describe('hatch', () => {
	const pattern = hatch(12, 1.5, [10, 20, 30, 200]);
	it('has the colour it is given, and gaps', () => {
		expect([...pattern.data.slice(0, 3)]).toEqual([10, 20, 30]);
		const alphas = pattern.data.filter((_, i) => i % 4 === 3);
		expect(Math.max(...alphas)).toBe(200);
		expect(Math.min(...alphas)).toBe(0);
	});
	it('repeats without a seam: along its line nothing changes, also across the edges', () => {
		for (let y = 0; y < 12; y++)
			for (let x = 0; x < 12; x++)
				expect(alpha(pattern, (x + 1) % 12, (y + 11) % 12)).toBe(alpha(pattern, x, y));
	});
});

describe('dots', () => {
	it('stand in the middle and the corners, and nowhere between', () => {
		const pattern = dots(12, 2, [0, 0, 0, 255]);
		for (const [x, y] of [
			[6, 6],
			[5, 5],
			[0, 0],
			[11, 0],
			[0, 11],
			[11, 11]
		] as const)
			expect(alpha(pattern, x, y)).toBe(255);
		expect(alpha(pattern, 0, 6)).toBe(0);
		expect(alpha(pattern, 3, 3)).toBe(0);
	});
});

describe('rgbaOf', () => {
	it('reads what getComputedStyle gives', () => {
		expect(rgbaOf('rgb(156, 61, 79)')).toEqual([156, 61, 79, 255]);
		expect(rgbaOf('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3, 128]);
	});
});
