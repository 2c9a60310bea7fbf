import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint, nameKey, nameRanks } from '../../../src/lib/queries/name-order';
import { byKey, firstByKey } from '../../../src/lib/queries/order';
import { anyText } from '../../fixtures/arbitrary';

test('names sort as a Spanish reader expects', () => {
	const names = [
		'Ñandú',
		'zapata',
		'Álamo',
		'alameda',
		'Nopal',
		'nuez',
		'Óleo',
		'Calle 10',
		'calle 1',
		'Árbol',
		'nz',
		'oso'
	];
	const sorted = names.toSorted((a, b) => byCodePoint(nameKey(a), nameKey(b)));
	expect(sorted).toEqual(names.toSorted(new Intl.Collator('es').compare));
});

test('ranks order names as their keys do, missing last', () => {
	fc.assert(
		fc.property(fc.array(fc.option(anyText), { maxLength: 30 }), (names) => {
			const ranks = nameRanks(names);
			names.forEach((a, i) =>
				names.forEach((b, j) => {
					const [x, y] = [ranks[i] ?? NaN, ranks[j] ?? NaN];
					if (a === null) expect(x).toBe(Infinity);
					else if (b !== null) expect(Math.sign(x - y)).toBe(Math.sign(byCodePoint(nameKey(a), nameKey(b))));
				})
			);
		}),
		{ numRuns: 100 }
	);
});

test('code points sort as the bytes of UTF-8 do', () => {
	const text = fc.string({ unit: 'binary', maxLength: 6 });
	fc.assert(
		fc.property(text, text, (a, b) => {
			expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
		})
	);
});

test('the first k are those of the whole order', () => {
	const key = fc.oneof(fc.constantFrom(0, 1, 2, Infinity), fc.integer());
	fc.assert(
		fc.property(
			fc.array(key, { maxLength: 200 }),
			fc.nat({ max: 250 }),
			fc.infiniteStream(fc.boolean()),
			(values, k, keep) => {
				const keys = Float64Array.from(values);
				const rows = Uint32Array.from(values.keys()).filter(() => keep.next().value === true);
				expect(firstByKey(rows, keys, k)).toEqual(byKey(rows, keys).slice(0, k));
				const whole = byKey(rows, keys);
				for (let i = 1; i < whole.length; i++) {
					const [a, b] = [whole[i - 1] ?? 0, whole[i] ?? 0];
					const [x, y] = [keys[a] ?? NaN, keys[b] ?? NaN];
					expect(x < y || (x === y && a < b)).toBe(true);
				}
			}
		)
	);
});
