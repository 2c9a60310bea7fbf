import { expect, test } from 'vitest';
import { coveredBy } from '../../../src/lib/map/cover';

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const map = box(0, 56, 390, 495);

test('a sheet covers the foot of the map, more of it as it slides up, never more than there is', () => {
	expect(coveredBy(map, box(0, 479, 390, 2000))).toBe(16);
	expect(coveredBy(map, box(0, 200, 390, 2000))).toBe(295);
	expect(coveredBy(map, box(0, -900, 390, 2000))).toBe(439);
});

test('what stands below or beside the map covers nothing', () => {
	expect(coveredBy(map, box(0, 495, 390, 2000))).toBe(0);
	expect(coveredBy(map, box(390, 0, 800, 2000))).toBe(0);
});
