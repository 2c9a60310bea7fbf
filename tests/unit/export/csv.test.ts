import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { WORK_COLUMNS, type Work } from '../../../src/lib/domain';
import { csvColumns, formulaPlain, formulaSafe, PROVENANCE_COLUMNS } from '../../../src/lib/export';
import { CSV } from '../../../src/lib/export/csv';
import { fixtureWorks } from '../../fixtures/works';
import { factsFor, written } from './rows';

/** Reads a file of ours back into works, with a reader that is not ours. */
function parsed(csv: string): { header: string[]; rows: Record<string, string>[] } {
	const { data, errors } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), {
		newline: '\r\n',
		delimiter: ','
	});
	expect(errors).toEqual([]);
	const [header = [], ...lines] = data;
	expect(lines.pop()).toEqual(['']);
	for (const line of lines) expect(line).toHaveLength(header.length);
	return {
		header,
		rows: lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ''])))
	};
}

function valueOf(column: (typeof WORK_COLUMNS)[number], row: Record<string, string>): Work[keyof Work] | '' {
	const cell = row[column.unit === 'centavos' ? `${column.name}_pesos` : column.name] ?? '';
	if (cell === '') return column.type === 'VARCHAR' ? '' : null;
	if (column.unit === 'centavos') return Number(cell.replace('.', ''));
	if (column.type === 'VARCHAR') return formulaPlain(cell);
	if (column.type === 'BOOLEAN') return cell === 'true';
	return column.type === 'DATE' ? cell : Number(cell);
}

/** papaparse does not tell an empty cell from an empty text. */
const comparable = (work: Work): Record<string, unknown> =>
	Object.fromEntries(
		WORK_COLUMNS.map(({ name, type }) => [name, type === 'VARCHAR' ? (work[name] ?? '') : work[name]])
	);

const [base] = fixtureWorks(1, { seed: 3 });
if (!base) throw new Error('expected a fixture work, met none');
const work: Work = base;

describe('CSV', () => {
	it('is a clean table with BOM, CRLF, pesos and where each row comes from', async () => {
		const row: Work = {
			...Object.fromEntries(WORK_COLUMNS.map(({ name }) => [name, null])),
			ordinal: 7,
			id: 'opa-2021:17',
			name: 'Pavimentación "Las Joyas",\nsegunda etapa',
			kind: 'obra',
			status: 'terminada',
			year: 2018,
			municipality: '11020',
			zap: false,
			lon: -101.6866,
			lat: 21.1236,
			location_quality: 'exact',
			approved: 560000000,
			investment: 560000005,
			physical_progress: 37.5,
			actual_start: '2018-03-04',
			contractor: '=HYPERLINK("http://x";"y")',
			source: 'opa-2021',
			source_file: 'opa.csv',
			source_row: 18
		} as Work;
		const csv = await written(CSV, [row], factsFor([row]));
		// Git may change line ends on its way: they are shown.
		await expect(csv.replaceAll('\r\n', '␍␊\n')).toMatchFileSnapshot('golden/one-work.csv');
		expect(csv.startsWith('\uFEFFordinal,id,name,')).toBe(true);
		expect(csv).toContain('"Pavimentación ""Las Joyas"",\nsegunda etapa"');
		expect(csv).toContain(',5600000.05,');
		expect(csv).toContain(`"'=HYPERLINK(""http://x"";""y"")"`);
		expect(
			csv.endsWith(
				'2021-01-31-a51b5ee3fa67,2021-01-31,false,Municipio: León,mun=11020&rel=2021-01-31-a51b5ee3fa67\r\n'
			)
		).toBe(true);
	});

	it('has every column of works, money with its unit in the name', () => {
		for (const { name, unit } of WORK_COLUMNS)
			expect(csvColumns).toContain(unit === 'centavos' ? `${name}_pesos` : name);
		expect(csvColumns.slice(-PROVENANCE_COLUMNS.length)).toEqual(PROVENANCE_COLUMNS);
		expect(new Set(csvColumns).size).toBe(csvColumns.length);
	});

	it('read back by another reader is the same works and the same centavos', async () => {
		const works = fixtureWorks(2_000, { seed: 11, hugeAmounts: true });
		const { header, rows } = parsed(await written(CSV, works, factsFor(works)));
		expect(header).toEqual(csvColumns);
		expect(rows).toHaveLength(works.length);
		rows.forEach((row, i) => {
			const read = Object.fromEntries(WORK_COLUMNS.map((column) => [column.name, valueOf(column, row)]));
			expect(read).toEqual(comparable(works[i] ?? work));
		});
	});

	it('keeps any text, and no cell begins a formula', async () => {
		const hostile = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc
				.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", "'=", '"', ',', '＝'), fc.string())
				.map((parts) => parts.join('')),
			fc
				.array(fc.integer({ min: 1, max: 0xffff }))
				.map((units) => String.fromCharCode(...units).replace(/\p{Cs}/gu, ''))
		);
		await fc.assert(
			fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 4 }), hostile, async (names, filter) => {
				const clean = (text: string): string => text.replaceAll('\0', '\uFFFD');
				const works = names.map((name, i) => ({ ...work, id: `t:${i}`, name }));
				const { rows } = parsed(await written(CSV, works, factsFor(works, { filter, demonstration: true })));
				expect(rows.map((row) => formulaPlain(row.name ?? ''))).toEqual(names.map(clean));
				for (const row of rows) {
					expect(row.plomada_demonstration).toBe('true');
					expect(formulaPlain(row.plomada_filter ?? '')).toBe(clean(filter));
					for (const { name, type } of WORK_COLUMNS)
						if (type === 'VARCHAR') expect(row[name] ?? '').not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
				}
			}),
			{ numRuns: 400 }
		);
	});

	it('writes a replacement for what a text file cannot hold: NUL and half a surrogate pair', async () => {
		const works = [{ ...work, name: 'a\0b', contractor: 'x\uD83Dy\uDC77z👷' }];
		const { rows } = parsed(await written(CSV, works, factsFor(works)));
		expect(rows[0]?.name).toBe('a\uFFFDb');
		expect(rows[0]?.contractor).toBe('x\uFFFDy\uFFFDz👷');
	});

	it('an apostrophe is taken off again whatever stood there', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^['=+@\-ab\t]*$/), (text) => {
				expect(formulaPlain(formulaSafe(text))).toBe(text);
			})
		);
		expect(formulaSafe('-5')).toBe("'-5");
		expect(formulaSafe('León')).toBe('León');
	});

	it('native DuckDB reads the same rows and sums to the centavo', async () => {
		const works = fixtureWorks(3_000, { seed: 5 });
		const facts = factsFor(works);
		const folder = mkdtempSync(join(tmpdir(), 'plomada-export-'));
		const instance = await DuckDBInstance.create();
		try {
			const path = join(folder, 'works.csv');
			writeFileSync(path, await written(CSV, works, facts));
			const connection = await instance.connect();
			const types = WORK_COLUMNS.map(({ name, type, unit }) =>
				unit === 'centavos' ? `'${name}_pesos': 'DECIMAL(18,2)'` : `'${name}': '${type}'`
			);
			const reader = await connection.runAndReadAll(
				`SELECT count(*)::INTEGER AS works, sum(investment_pesos)::VARCHAR AS pesos,
					count(*) FILTER (WHERE investment_pesos IS NULL)::INTEGER AS missing,
					count(DISTINCT id)::INTEGER AS ids, count(*) FILTER (WHERE zap)::INTEGER AS zap
				FROM read_csv('${path}', header = true, types = {${types.join(', ')}}, quote = '"', escape = '"', delim = ',')`
			);
			const [row] = reader.getRowObjectsJS();
			expect(row?.works).toBe(3_000);
			expect(row?.ids).toBe(3_000);
			expect(row?.missing).toBe(facts.withoutAmount);
			expect(row?.zap).toBe(works.filter((w) => w.zap === true).length);
			expect(Number(String(row?.pesos).replace('.', ''))).toBe(facts.amount);
		} finally {
			instance.closeSync();
			rmSync(folder, { recursive: true });
		}
	});
});
