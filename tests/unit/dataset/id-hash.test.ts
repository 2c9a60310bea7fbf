import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idHash } from '../../../src/lib/dataset/id-hash';

const MASK = (1n << 64n) - 1n;

/** The same by the letter of the two definitions. */
function reference(id: string): bigint {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(id)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK;
	hash ^= hash >> 33n;
	hash = (hash * 0xff51afd7ed558ccdn) & MASK;
	hash ^= hash >> 33n;
	hash = (hash * 0xc4ceb9fe1a85ec53n) & MASK;
	return hash ^ (hash >> 33n);
}
const whole = (id: string): bigint => {
	const { high, low } = idHash(id);
	return (BigInt(high) << 32n) | BigInt(low);
};

test('the hash of an id is what its definition says, whatever the id', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (id) => {
			expect(whole(id)).toBe(reference(id));
		}),
		{ numRuns: 2000 }
	);
	for (const id of ['', 'ñ', '__proto__', '🧱'.repeat(500), '\ud800', 'a'.repeat(10_000)])
		expect(whole(id)).toBe(reference(id));
});

test('ids that follow each other spread evenly', () => {
	const buckets = new Uint32Array(256);
	for (let i = 0; i < 25_600; i++) {
		const { high } = idHash(`opa-2021:${String(i).padStart(11, '0')}`);
		const bucket = high >>> 24;
		buckets[bucket] = (buckets[bucket] ?? 0) + 1;
	}
	// 100 each, with a deviation of 10.
	expect(Math.min(...buckets)).toBeGreaterThan(50);
	expect(Math.max(...buckets)).toBeLessThan(150);
});
