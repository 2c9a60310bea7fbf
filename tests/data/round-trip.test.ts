import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../scripts/demo/generate';
import { loadReference } from '../../scripts/reference/load';
import { SourceError, WORK_COLUMNS, type Manifest, type Work } from '../../src/lib/domain';
import { EXPORT_KINDS, exportFile, type ExportFacts, type ExportKind } from '../../src/lib/export';
import { ingest, ingestStream, recognise, type IngestBatch } from '../../src/lib/ingest';
import { fixtureWorks } from '../fixtures/works';
import { packageErrors } from '../fixtures/oc4ids';
import { guanajuato, realBytes } from '../fixtures/golden/files';
import { factsFor } from '../unit/export/rows';
import { rowsOf, temporaryFolder } from './publish-fixture';

/** What is exported comes back the same: ids, texts, money, dates, places, and source, file and row of the original. */

const reference = loadReference();
const places = guanajuato();
const SOURCE = {
	id: 'demo',
	title: 'Datos de demostración',
	publisher: 'Plomada',
	license: { name: 'CC0-1.0', title: 'Creative Commons Zero 1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' },
	path: null
};

async function exported(kind: ExportKind, works: readonly Work[], change: Partial<ExportFacts> = {}): Promise<Uint8Array> {
	return new Uint8Array(await (await exportFile(kind, works, factsFor(works, change))).arrayBuffer());
}
const takenBack = (bytes: Uint8Array, file: string) => ingest(bytes, { file, state: '*', places });
/** The place in a release is given at publishing; an empty text is published as missing. */
const published = (work: Work): Record<string, unknown> =>
	Object.fromEntries(WORK_COLUMNS.map(({ name }) => [name, name === 'ordinal' ? 0 : work[name] === '' ? null : work[name]]));

let demonstration: Work[] = [];
beforeAll(() => {
	demonstration = [...generate(reference, { rows: 3_702, seed: 11 }).batches()].flatMap((batch) => batch.works);
});

describe.each(EXPORT_KINDS)('%s', (kind) => {
	it('of the 3,702 works of the demonstration gives them back, and says that they are one', async () => {
		const bytes = await exported(kind, demonstration, { demonstration: true, sources: [SOURCE] });
		expect(recognise(bytes, 'obras').format).toBe(`plomada-${kind}`);
		const result = await takenBack(bytes, 'obras');
		expect(result.works.map(published)).toEqual(demonstration.map(published));
		expect(result.problems).toEqual([]);
		expect(result.exported).toMatchObject({
			release: '2021-01-31-a51b5ee3fa67',
			demonstration: true,
			// A CSV names its sources by their ids alone.
			sources: [kind === 'csv' ? { id: 'demo', publisher: 'sin dato', works: 3_702 } : { ...SOURCE, works: 3_702 }]
		});
		if (kind === 'oc4ids') expect(packageErrors()?.(JSON.parse(new TextDecoder().decode(bytes))) ?? []).toEqual([]);
	});

	it('of hostile texts gives them back', async () => {
		const works = fixtureWorks(600, { seed: 23 }).filter(
			(work) => (work.lon === null) === (work.lat === null)
		);
		const result = await takenBack(await exported(kind, works), 'obras');
		expect(result.works.map(published)).toEqual(works.map(published));
		expect(result.exported?.demonstration).toBe(false);
	});

	for (const path of ['shcp/ramo23_2016.csv', 'shcp/opa_2015.csv']) {
		const bytes = realBytes(path);
		it.skipIf(bytes === null)(`of ${path} gives back what the official file gave`, async () => {
			if (bytes === null) return;
			const { works } = await ingest(bytes, { file: 'oficial_2016.csv', state: '11', places });
			expect(works.length).toBeGreaterThan(50);
			const back = await exported(kind, works);
			const result = await ingest(back, { file: 'obras', state: '11', places });
			expect(result.works.map(published)).toEqual(works.map(published));
			if (kind === 'oc4ids') expect(packageErrors()?.(JSON.parse(new TextDecoder().decode(back))) ?? []).toEqual([]);
		});
	}

	it('that was cut is refused, with the file, what was expected and what was met, before or with any work', async () => {
		const bytes = await exported(kind, demonstration.slice(0, 200), { demonstration: true });
		for (const part of [0.5, 0.9]) {
			const cut = bytes.slice(0, Math.floor(bytes.length * part));
			await expect(takenBack(cut, 'cortado'), String(part)).rejects.toThrow(/^cortado: expected .+; met .+/);
			await expect(takenBack(cut, 'cortado')).rejects.toThrow(SourceError);
		}
	});
});

describe('an exported file that was changed', () => {
	const changed = async (kind: ExportKind, change: (text: string) => string): Promise<void> => {
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exported(kind, demonstration.slice(0, 3)));
		expect(change(text)).not.toBe(text);
		const batches: IngestBatch[] = [];
		for await (const batch of ingestStream(new TextEncoder().encode(change(text)), { file: 'obras', state: '*', places }))
			batches.push(batch);
	};

	it.each([
		['csv', /,exact,/, ',sure,', /row \d, column location_quality: "sure"/],
		['csv', /,obra,/, ',casa,', /one of obra, accion; met row \d, column kind: "casa"/],
		['csv', /(\d+)\.(\d\d),/, '$1.$2x,', /pesos with two decimals; met row \d, column \w+: "\d+\.\d\dx"/],
		['csv', /,status,/, ',estado,', /all its columns; met none named status/],
		['geojson', /"kind":"obra"/, '"kind":"casa"', /feature \d, column kind: "casa"/],
		['geojson', /"investment":(\d)/, '"investment":9$1', /budget in force of the other columns; met feature \d/],
		['oc4ids', /"obra"(?=,"[a-z]+","[a-z])/, '"casa"', /project \d, column kind: "casa"/]
	] as const)('%s with %s as %s names the place', async (kind, from, to, expected) => {
		await expect(changed(kind, (text) => text.replace(from, to))).rejects.toThrow(expected);
	});

	it('a CSV that a spreadsheet saved again, with semicolons and in latin-1, is still the same works', async () => {
		const some = demonstration.filter((work) => /^[\x20-\xff]*$/.test(JSON.stringify(work))).slice(0, 40);
		expect(some).toHaveLength(40);
		const text = new TextDecoder().decode(await exported('csv', some, { demonstration: true }));
		const { data } = Papa.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: true });
		const saved = Buffer.from(Papa.unparse(data, { delimiter: ';' }), 'latin1');
		expect(recognise(saved, 'obras').format).toBe('plomada-csv');
		const { works, exported: about } = await takenBack(saved, 'obras');
		expect(works.map(published)).toEqual(some.map(published));
		expect(about?.demonstration).toBe(true);
	});

	it('holds each work once', async () => {
		const twice = [...demonstration.slice(0, 2), ...demonstration.slice(0, 1)];
		await expect(takenBack(await exported('geojson', twice), 'obras')).rejects.toThrow(/each work once; met feature 3/);
	});
});

it('npm run data takes an export in: the demonstration stays one, and the release names the file and the original source', async () => {
	const folder = temporaryFolder();
	const file = join(folder, 'mis-obras.xlsx');
	const some = demonstration.slice(0, 60);
	writeFileSync(file, await exported('xlsx', some, { demonstration: true, sources: [SOURCE] }));
	const args = ['--import', 'tsx', 'scripts/data.ts', '--works', file, '--out', join(folder, 'out'), '--json'];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	expect(status, stderr).toBe(0);
	const { release } = JSON.parse(stdout) as { release: string };
	const manifest = JSON.parse(readFileSync(join(folder, 'out', release, 'manifest.json'), 'utf8')) as Manifest;
	expect(manifest).toMatchObject({
		demonstration: true,
		issued: '2021-01-31',
		sources: [{ ...SOURCE, format: 'plomada-xlsx', file: 'mis-obras.xlsx', works: 60, rows: 60 }]
	});
	expect(manifest.title).toMatch(/^Datos de demostración/);
	const rows = await rowsOf(`FROM '${join(folder, 'out', release, 'works.parquet')}'`);
	const told = (work: Work | Record<string, unknown>) => `${String(work.id)} ${String(work.name)} ${String(work.source_file)} ${String(work.source_row)} ${String(work.investment)}`;
	expect(rows.map(told).sort()).toEqual(some.map(told).sort());
});
