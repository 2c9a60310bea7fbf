import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/lib/ingest';
import { FILES, guanajuato, realBytes } from '../fixtures/golden/files';

/** Names, addresses and numbers of nobody, planted where officials' were, and inside the texts that are kept. */
const NAMES = ['Xochiquetzal', 'Quintanilla', 'Zumárraga', 'Zumarraga'];
const PLANTED = {
	name: 'Xochiquetzal Quintanilla Zumárraga',
	mail: 'xochi.quintanilla@dependencia-inventada.gob.mx',
	phone: '473 918 2736',
	plain: '4739182736',
	rfc: 'QUZX810203H45',
	curp: 'QUZX810203MGTNMC07'
};
const MARKS = [...NAMES, 'xochi.quintanilla', 'dependencia-inventada', '918 2736', '4739182736', 'QUZX'];

describe('officials’ data never leave the reader', () => {
	it.each(FILES.filter((f) => realBytes(f.path) !== null).map((f) => [f.file] as const))('%s', async (file) => {
		const real = FILES.find((f) => f.file === file);
		const bytes = real && realBytes(real.path);
		if (!real || !bytes) throw new Error('the list of files has changed');
		const text = new TextDecoder(real.encoding).decode(bytes);
		const parsed = Papa.parse<string[]>(text, { skipEmptyLines: true });
		const [header = [], ...rows] = parsed.data;
		// Columns that no mapping names, in a file that has none of its own.
		const extra = ['RESPONSABLE', 'CORREO', 'TELEFONO'];
		const planted = rows.map((row, i) => {
			const copy = header.map((name, c) => {
				if (real.personal.includes(name)) return [PLANTED.name, PLANTED.mail, PLANTED.phone, PLANTED.rfc][(i + c) % 4] ?? '';
				if (!real.text.includes(name)) return row[c] ?? '';
				const tail = [PLANTED.mail, `Tel. ${PLANTED.phone}`, PLANTED.plain, `RFC ${PLANTED.rfc}`, PLANTED.curp][i % 5];
				return `${row[c] ?? ''}, informes ${tail}`;
			});
			return [...copy, PLANTED.name, PLANTED.mail, PLANTED.phone];
		});
		const csv = Papa.unparse([[...header, ...extra], ...planted], { newline: '\r\n' });
		const options = { file, state: '*', places: guanajuato(), ...(real.mapping ? { mapping: real.mapping } : {}) };
		const result = await ingest(new TextEncoder().encode(csv), options);
		expect(result.works.length).toBeGreaterThan(100);
		expect(result.works.some((w) => w.name?.includes('informes [omitido]') || w.name?.includes('RFC [omitido]'))).toBe(true);
		const everything = JSON.stringify(result);
		for (const mark of MARKS) expect([mark, everything.includes(mark)]).toEqual([mark, false]);
	});

	it('nor do they where a cell is missing and every other stands one column to the left', async () => {
		const real = FILES.find((f) => f.file === 'opa_2015.csv');
		const bytes = real && realBytes(real.path);
		if (!real || !bytes) return;
		const rows = Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data.slice(0, 200);
		const [header = []] = rows;
		const personal = new Set(real.personal.map((name) => header.indexOf(name)));
		const shifted = rows.map((row, i) => (i === 0 ? row : row.map((c, at) => (personal.has(at) ? PLANTED.name : c)).slice(1)));
		const csv = new TextEncoder().encode(Papa.unparse(shifted));
		const result = await ingest(csv, { file: 'opa_2015.csv', state: '*', places: guanajuato() });
		expect(result.works).toEqual([]);
		for (const name of NAMES) expect(JSON.stringify(result)).not.toContain(name);
	});
});
