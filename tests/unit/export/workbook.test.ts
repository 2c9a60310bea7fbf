import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadata } from 'hyparquet';
import readSheets from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { WORK_COLUMNS, type Work } from '../../../src/lib/domain';
import { exportFile } from '../../../src/lib/export';
import { fixtureWorks } from '../../fixtures/works';
import { factsFor } from './rows';

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await blob.arrayBuffer());
const [base] = fixtureWorks(1, { seed: 3 });
if (!base) throw new Error('expected a fixture work, met none');
const work: Work = base;

/** The parts of an archive, by their local records (APPNOTE 4.3.7). */
function unzipped(bytes: Uint8Array<ArrayBuffer>): Map<string, string> {
	const view = new DataView(bytes.buffer);
	const parts = new Map<string, string>();
	for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
		const [length, name] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
		const from = at + 30 + name;
		const decode = (of: Uint8Array): string => new TextDecoder().decode(of);
		parts.set(
			decode(bytes.subarray(at + 30, from)),
			decode(inflateRawSync(bytes.subarray(from, from + length)))
		);
		at = from + length;
	}
	return parts;
}

describe('XLSX', () => {
	const formula = '=HYPERLINK("http://x";"y")';
	const row: Work = {
		...work,
		id: 'opa:1',
		name: formula,
		municipality: '11020',
		locality: '110200001',
		status_text: 'a\r\nb\u0007 <&>',
		investment: 560_000_005,
		approved: null,
		actual_start: '2018-03-04',
		planned_start: '1899-12-31',
		year: 2018
	};

	it('has money as numbers in pesos, dates as dates, keys as text, and nothing that could run', async () => {
		const bytes = await bytesOf(await exportFile('xlsx', [row], factsFor([row])));
		const [works, about] = await readSheets(Buffer.from(bytes));
		expect([works?.sheet, about?.sheet]).toEqual(['Obras', 'Acerca de']);
		const [head = [], line = []] = works?.data ?? [];
		const cell = (name: string) => line[head.indexOf(name)];
		expect(cell('name')).toBe(formula);
		expect(cell('investment_pesos')).toBe(5_600_000.05);
		expect(cell('approved_pesos')).toBeNull();
		expect(cell('municipality')).toBe('11020');
		expect(cell('municipality_name')).toBe('León');
		expect(cell('locality')).toBe('110200001');
		expect(cell('actual_start')).toEqual(new Date('2018-03-04T00:00:00Z'));
		// Excel has no days before March 1900.
		expect(cell('planned_start')).toBe('1899-12-31');
		expect(cell('status_text')).toBe('a\r\nb <&>');
		const parts = unzipped(bytes);
		const sheet = parts.get('xl/worksheets/sheet1.xml');
		expect(sheet).toContain('state="frozen"');
		expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]+2"\/>/);
		for (const [name, part] of parts)
			if (name.includes('sheet')) expect(part).not.toMatch(/<f[ >]|<hyperlink/);
	});

	it('its second sheet says release, filter, address, sources, demonstration, and what every column is', async () => {
		const facts = factsFor([row], {
			demonstration: true,
			sources: [
				{
					id: 'opa',
					title: 'Obra Pública Abierta',
					publisher: 'SHCP',
					license: { name: 'x', title: 'Libre Uso MX', path: null },
					path: null
				}
			]
		});
		const [, about] = await readSheets(Buffer.from(await bytesOf(await exportFile('xlsx', [row], facts))));
		const lines = (about?.data ?? []).map((cells) => cells.join('|'));
		const said = lines.join('\n');
		for (const words of [
			facts.release,
			facts.filter,
			facts.link,
			facts.issued,
			'SHCP',
			'Libre Uso MX',
			'son de demostración'
		])
			expect(said).toContain(words);
		for (const { name, unit, es } of WORK_COLUMNS)
			expect(
				lines.some(
					(line) => line.startsWith(unit === 'centavos' ? `${name}_pesos|` : `${name}|`) && line.includes(es)
				)
			).toBe(true);
		const english = await exportFile('xlsx', [row], { ...facts, locale: 'en' });
		const [, abroad] = await readSheets(Buffer.from(await bytesOf(english)));
		expect(JSON.stringify(abroad)).toContain('Fiscal year');
	});

	it('refuses more works than a sheet has rows', async () => {
		const facts = factsFor([row], { works: 1_048_576 });
		await expect(exportFile('xlsx', [row], facts)).rejects.toThrow(/1048575/);
	});
});

describe('GeoParquet', () => {
	it('opens in native DuckDB with the types of `works`, and says its release, filter and points', async () => {
		const works = fixtureWorks(21_000, { seed: 4 });
		const facts = factsFor(works);
		const bytes = await bytesOf(await exportFile('geoparquet', works, facts));
		const folder = mkdtempSync(join(tmpdir(), 'plomada-parquet-'));
		const instance = await DuckDBInstance.create();
		try {
			const file = join(folder, 'works.parquet');
			writeFileSync(file, bytes);
			const connection = await instance.connect();
			const described = await connection.runAndReadAll(`DESCRIBE FROM '${file}'`);
			const types = Object.fromEntries(described.getRowsJS().map(([name, type]) => [name, type]));
			for (const { name, type } of WORK_COLUMNS) expect(types[name], name).toBe(type);
			const placed = works.length - facts.unlocated;
			const reader = await connection.runAndReadAll(
				`SELECT sum(investment)::VARCHAR AS amount, count(geometry)::INTEGER AS points FROM '${file}'`
			);
			expect(reader.getRowObjectsJS()).toEqual([{ amount: String(facts.amount), points: placed }]);
			const { key_value_metadata: said = [], row_groups: groups } = parquetMetadata(bytes.buffer);
			expect(groups).toHaveLength(2);
			const about = (key: string): unknown =>
				JSON.parse(said.find((pair) => pair.key === key)?.value ?? 'null');
			expect(about('geo')).toMatchObject({
				version: '1.1.0',
				primary_column: 'geometry',
				columns: { geometry: { encoding: 'WKB' } }
			});
			expect(about('plomada')).toMatchObject({
				release: facts.release,
				filter: facts.filter,
				query: facts.query,
				demonstration: false
			});
		} finally {
			instance.closeSync();
			rmSync(folder, { recursive: true });
		}
	});
});

describe('a file that is stopped', () => {
	it.each(['csv', 'xlsx', 'geojson', 'geoparquet', 'oc4ids'] as const)(
		'%s: there is none, and the reason is told',
		async (kind) => {
			const works = fixtureWorks(3_000, { seed: 4 });
			const controller = new AbortController();
			const running = exportFile(kind, works, factsFor(works), {
				signal: controller.signal,
				onRows: () => controller.abort(new Error('stopped by hand'))
			});
			await expect(running).rejects.toThrow('stopped by hand');
		}
	);
});
