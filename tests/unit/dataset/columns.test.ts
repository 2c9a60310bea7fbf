import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatasetError, fetchTable, readCore, readText, type TableBytes } from '../../../src/lib/dataset';
import type { CoreColumns, Dictionary, TextColumns, Work } from '../../../src/lib/domain';
import { columnsOf, fixtureWorks, randomNumbers } from '../../fixtures/works';
import { fromFiles, writeRelease, type FixtureRelease } from './release-fixture';

const folder = mkdtempSync(join(tmpdir(), 'plomada-columns-'));
const works = fixtureWorks(5000, { seed: 9, hugeAmounts: true });
let release: FixtureRelease;
beforeAll(async () => {
	release = await writeRelease(folder, works, { parts: 3, parquet: 'V2' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isDictionary = (column: unknown): column is Dictionary =>
	typeof column === 'object' && column !== null && 'codes' in column;
/** Columns with dictionaries spelled out: the order of their codes is nobody's business. */
const spelled = (columns: CoreColumns | TextColumns) =>
	Object.fromEntries(
		Object.entries(columns).map(([name, column]: [string, unknown]) => [
			name,
			isDictionary(column) ? Array.from(column.codes, (code) => column.values[code]) : column
		])
	);
const table = (name: string) => fetchTable(release.folder, release.manifest, name, fromFiles);

describe('parts of real Parquet', () => {
	test('become the columns of the works, one part after the other', async () => {
		const expected = columnsOf(works);
		expect(spelled(await readCore(await table('works_core')))).toEqual(spelled(expected.core));
		expect(spelled(await readText(await table('works_text')))).toEqual(spelled(expected.text));
	});

	test('keep missing apart from zero', async () => {
		const core = await readCore(await table('works_core'));
		const row = (choose: (work: Work) => boolean) => works.findIndex(choose);
		expect(core.investment[row((work) => work.investment === null)]).toBeNaN();
		expect(core.approved[row((work) => work.approved === 0)]).toBe(0);
		expect(core.lon[row((work) => work.lon === null)]).toBeNaN();
		expect(core.year[row((work) => work.year === null)]).toBe(0);
		expect(core.zap[row((work) => work.zap === null)]).toBe(0);
		expect(core.zap[row((work) => work.zap === false)]).toBe(1);
		expect(core.rubro.codes[row((work) => work.rubro === null)]).toBe(0);
	});

	test('in another order, or one of them missing, are refused', async () => {
		const [first, second, third] = await table('works_core');
		if (!first || !second || !third) throw new Error('expected three parts');
		await expect(readCore([second, first, third])).rejects.toMatchObject({ kind: 'schema' });
		await expect(readCore([first, third])).rejects.toMatchObject({ kind: 'schema' });
	});

	test('of another table are refused with the column that is missing', async () => {
		await expect(readCore(await table('works_text'))).rejects.toMatchObject({
			kind: 'schema',
			expected: 'a column ordinal'
		});
	});
});

test('no works at all are columns without rows', async () => {
	const empty = mkdtempSync(join(tmpdir(), 'plomada-empty-'));
	try {
		const { folder: at, manifest } = await writeRelease(empty, []);
		expect((await readCore(await fetchTable(at, manifest, 'works_core', fromFiles))).rows).toBe(0);
		expect((await readText(await fetchTable(at, manifest, 'works_text', fromFiles))).id).toEqual([]);
	} finally {
		rmSync(empty, { recursive: true, force: true });
	}
});

test('whatever bytes come, the columns are read or a DatasetError says which file', async () => {
	const random = randomNumbers(77);
	const part = release.manifest.resources.find((r) => r.name === 'works_core')?.parts[0];
	if (!part) throw new Error('expected a part');
	const whole = new Uint8Array(readFileSync(join(release.folder, part.path)));
	const kinds = new Set<string>();
	for (let run = 0; run < 300; run++) {
		const bytes = whole.slice(0, random() < 0.3 ? Math.floor(random() * whole.length) : whole.length);
		for (let flips = Math.ceil(random() * 8); flips > 0 && bytes.length > 0; flips--) {
			// Half of the flips where the metadata is: that is where a reader can be led astray.
			const from = random() < 0.5 ? Math.max(0, bytes.length - 3000) : 0;
			bytes[from + Math.floor(random() * (bytes.length - from))] = Math.floor(random() * 256);
		}
		const parts: TableBytes[] = [{ url: 'mutated', bytes }];
		const outcome: unknown = await readCore(parts).then(
			() => 'read',
			(thrown: unknown) => thrown
		);
		if (outcome === 'read') kinds.add('read');
		else {
			expect(outcome).toBeInstanceOf(DatasetError);
			if (outcome instanceof DatasetError) {
				expect(outcome.url).toBe('mutated');
				kinds.add(outcome.kind);
			}
		}
	}
	expect(kinds).toContain('corrupt');
});
