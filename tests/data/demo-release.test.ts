import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/lib/domain';
import { generate } from '../../scripts/demo/generate';
import { loadReference } from '../../scripts/reference/load';

const script = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'plomada-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function demo(...options: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...options], { encoding: 'utf8' });
	return { status, stdout, stderr };
}

function release(name: string, ...options: string[]): { text: string; manifest: Manifest } {
	const out = join(folder, name);
	const { status, stdout, stderr } = demo('--out', out, '--json', ...options);
	expect(status, stderr).toBe(0);
	const { id } = JSON.parse(stdout) as { id: string };
	const text = readFileSync(join(out, id, 'manifest.json'), 'utf8');
	return { text, manifest: JSON.parse(text) as Manifest };
}

describe('scripts/demo.ts', () => {
	it('writes the same bytes for the same options: the manifest holds every file’s hash', () => {
		const first = release('first', '--rows', '400');
		expect(release('second', '--rows', '400').text).toBe(first.text);
		const other = release('other-seed', '--rows', '400', '--seed', '12');
		expect(other.manifest.id).not.toBe(first.manifest.id);
	});

	it('says that it is demonstration data, and which lists of zones are invented', () => {
		const { manifest } = release('labelled', '--rows', '60', '--date', '2021-02-03');
		expect(manifest.demonstration).toBe(true);
		expect(manifest.title).toBe('Datos de demostración');
		expect(manifest.issued).toBe('2021-02-03');
		expect(manifest.totals.works).toBe(60);
		expect(manifest.sources).toMatchObject([{ id: 'demo', path: null, works: 60 }]);
		const invented = manifest.zone_lists.filter((list) => list.demonstration).map((list) => list.year);
		expect(invented).toEqual([2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020]);
		expect(manifest.zone_lists.find((list) => list.year === 2026)?.demonstration).toBe(false);
	});

	it('keeps what a phone loads first within 110 KB at the standard size', () => {
		const { manifest } = release('standard');
		expect(manifest.totals.works).toBe(3702);
		expect(manifest.resources.find(({ name }) => name === 'works_core')?.bytes).toBeLessThanOrEqual(110_000);
		for (const name of ['amounts', 'observations', 'events', 'contracts', 'places'])
			expect(manifest.resources.find((resource) => resource.name === name)?.rows, name).toBeGreaterThan(0);
	});

	it('refuses options it cannot understand, with exit code 2 and one line that says what it expected', () => {
		for (const options of [['--rows', 'many'], ['--rows', '0'], ['--date', 'today'], ['--colour', 'red']]) {
			const { status, stderr } = demo('--out', join(folder, 'refused'), ...options);
			expect(status, stderr).toBe(2);
			expect(stderr).toContain(options[0] ?? '');
			expect(stderr).toContain('npx tsx scripts/demo.ts');
		}
	});
});

describe('generate', () => {
	const reference = loadReference();
	const works = (rows: number) => [...generate(reference, { rows, seed: 11 }).batches()].flatMap((batch) => batch.works);

	it('keeps the standard works as they are when more are made', () => {
		const standard = works(3702);
		const more = works(9000);
		expect(more).toHaveLength(9000);
		expect(more.slice(0, 3702)).toEqual(standard);
		expect(new Set(more.map((work) => work.id)).size).toBe(9000);
	});

	it('lists only anomalies of works that are made', () => {
		const { batches, planted } = generate(reference, { rows: 500, seed: 11 });
		const ids = new Set([...batches()].flatMap((batch) => batch.works.map((work) => work.id)));
		expect(ids.size).toBe(500);
		expect(planted.length).toBeGreaterThan(0);
		expect(planted.filter(({ work }) => !ids.has(work))).toEqual([]);
	});
});
