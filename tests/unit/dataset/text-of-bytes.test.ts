import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOfBytes } from '../../../src/lib/dataset/text-of-bytes';
import { anyText } from '../../fixtures/arbitrary';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

test('texts come out as a decoder reads them, whatever the bytes', () => {
	const bytes = fc.oneof(
		anyText.map((text) => new TextEncoder().encode(text)),
		fc.uint8Array({ maxLength: 600 }),
		// Latin letters cut in the middle, marks, and what only looks like two bytes.
		fc
			.array(fc.constantFrom(0xc3, 0xb3, 0xc0, 0xc1, 0xdf, 0xe2, 0x80, 0x93, 0xef, 0xbb, 0xbf, 0x41), {
				maxLength: 12
			})
			.map((values) => Uint8Array.from(values))
	);
	fc.assert(
		fc.property(bytes, (met) => {
			expect(textOfBytes(met)).toBe(decoder.decode(met));
		}),
		{ numRuns: 5_000 }
	);
});

test('a part of a buffer is read, and no more', () => {
	const all = new TextEncoder().encode('uno dós tres');
	expect(textOfBytes(all.subarray(4, 8))).toBe('dós');
});
