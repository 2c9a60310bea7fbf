import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { detectDelimiter, scanCsv } from '../../../src/lib/ingest/csv';
import { detectEncoding } from '../../../src/lib/ingest/encoding';

const utf8 = new TextEncoder();

function read(bytes: Uint8Array, delimiter = ',', piece?: number): string[][] {
	const rows: string[][] = [];
	scanCsv(bytes, { delimiter, encoding: detectEncoding(bytes), ...(piece ? { piece } : {}) }, (row) =>
		rows.push(Array.from({ length: row.length }, (_, i) => row.cell(i)))
	);
	return rows;
}

describe('rows of a delimited file', () => {
	it('reads quotes, doubled quotes, line breaks in cells and every line end', () => {
		const text = 'a,"b ""x""","c\r\nd"\r\n1,2,3\n4,,\r5,6,7';
		expect(read(utf8.encode(text))).toEqual([
			['a', 'b "x"', 'c\r\nd'],
			['1', '2', '3'],
			['4', '', ''],
			['5', '6', '7']
		]);
	});

	it('reads what an independent writer wrote, in pieces of any size', () => {
		const cell = fc.oneof(
			fc.string({ maxLength: 12 }),
			fc.stringMatching(/^[a,;"\n\r ñé€]{0,10}$/),
			fc.constantFrom('', '"', '""', ',', '\n', '\r\n', 'é')
		);
		const table = fc
			.integer({ min: 2, max: 5 })
			.chain((width) =>
				fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
			);
		fc.assert(
			fc.property(
				table,
				fc.constantFrom(',', ';', '\t'),
				fc.integer({ min: 1, max: 40 }),
				(rows, delimiter, piece) => {
					const written = Papa.unparse(rows, { delimiter, newline: '\r\n', quotes: true });
					// A file that begins with NULs is taken for UTF-16, so an ASCII row goes first.
					const bytes = utf8.encode(`header-of-this-file${delimiter}x\r\n${written}`);
					// What UTF-8 cannot say (half a surrogate pair) the encoder has replaced.
					const wellFormed = rows.map((r) => r.map((c) => c.toWellFormed()));
					expect(read(bytes, delimiter, piece).slice(1)).toEqual(wellFormed);
				}
			),
			{ numRuns: 500 }
		);
	});

	it('does not let an unclosed quote swallow the rest', () => {
		const rows = read(utf8.encode('a,b\n1,"open\n2,two\n3,three'));
		expect(rows).toEqual([
			['a', 'b'],
			['1', '"open'],
			['2', 'two'],
			['3', 'three']
		]);
	});

	it('gives the same rows whatever the pieces', () => {
		const bytes = utf8.encode('a;b\r\n"1\r\n1";ñandú\r\n2;"x"\r\n');
		const whole = read(bytes, ';');
		for (let piece = 1; piece <= bytes.length; piece++) expect(read(bytes, ';', piece)).toEqual(whole);
	});
});

describe('what a file is written in', () => {
	it('finds the separator of the header, not of the text in it', () => {
		expect(detectDelimiter('a;b;"c,d,e,f"\n1,2,3')).toBe(';');
		expect(detectDelimiter('a,b,c\n')).toBe(',');
		expect(detectDelimiter('a\tb\n')).toBe('\t');
		expect(detectDelimiter('single')).toBe(',');
	});

	it('tells UTF-8, windows-1252 and UTF-16', () => {
		expect(detectEncoding(utf8.encode('\ufeffLeón'))).toEqual({
			encoding: 'utf-8',
			bom: true,
			damaged: false
		});
		expect(detectEncoding(utf8.encode('León'))).toEqual({ encoding: 'utf-8', bom: false, damaged: false });
		expect(detectEncoding(Uint8Array.from([76, 101, 0xf3, 110]))).toMatchObject({ encoding: 'windows-1252' });
		const wide = Uint8Array.from([...'FOLIO,NOMBRE,MUNICIPIO'].flatMap((c) => [c.charCodeAt(0), 0]));
		expect(detectEncoding(wide)).toMatchObject({ encoding: 'utf-16le' });
	});

	it('keeps a UTF-8 file UTF-8 when a byte of it is broken', () => {
		const bytes = utf8.encode('León, Pénjamo, Acámbaro, Cuerámaro');
		bytes[bytes.length - 1] = 0xff;
		expect(detectEncoding(bytes)).toEqual({ encoding: 'utf-8', bom: false, damaged: true });
	});

	it('reads the typographic quotes of windows-1252', () => {
		const bytes = Uint8Array.from([97, 44, 0x93, 0xe1, 0x94, 44, 0x80, 10]);
		expect(read(bytes)).toEqual([['a', '“á”', '€']]);
	});
});
