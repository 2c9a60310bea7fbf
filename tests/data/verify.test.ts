import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish } from '../../scripts/publish';
import { verify, VerifyError } from '../../scripts/publish/verify';
import type { Manifest } from '../../src/lib/domain';
import { requestFor, temporaryFolder, work } from './publish-fixture';

async function released(): Promise<{ out: string; folder: string; manifest: Manifest }> {
	const out = join(temporaryFolder(), 'out');
	const works = [1, 2, 3].map((n) => work({ id: `prueba:${n}`, approved: n * 100, municipality: '11020', year: 2016 }));
	const manifest = await publish(requestFor(out, [{ works, problems: [] }]));
	return { out, folder: join(out, manifest.id), manifest };
}
const said = async (folder: string) =>
	(await verify(folder)).flatMap(({ findings }) => findings.map(({ file, expected, met }) => `${file}: ${expected} / ${met}`));
const rewrite = (folder: string, change: (manifest: Manifest) => void): void => {
	const path = join(folder, 'manifest.json');
	const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
	change(manifest);
	writeFileSync(path, JSON.stringify(manifest));
};

test('a release that is as it was published, alone and in its folder', async () => {
	const { out, folder, manifest } = await released();
	const [one] = await verify(folder);
	expect(one).toMatchObject({ release: manifest.id, findings: [] });
	expect(one?.rows).toBe(manifest.resources.reduce((sum, { rows }) => sum + rows, 0));
	expect((await verify(out)).map(({ release, findings }) => [release, findings])).toEqual([
		['index.json', []],
		[manifest.id, []]
	]);
	// Elsewhere under the same name it is the same.
	cpSync(folder, join(out, '..', 'copy', manifest.id), { recursive: true });
	expect(await said(join(out, '..', 'copy', manifest.id))).toEqual([]);
});

test('one byte changed, cut off, gone, or one file more', async () => {
	const { folder, manifest } = await released();
	const works = join(folder, 'works.parquet');
	const bytes = readFileSync(works);
	const flipped = Buffer.from(bytes);
	flipped[20] = (flipped[20] ?? 0) ^ 1;
	writeFileSync(works, flipped);
	expect(await said(folder)).toEqual([expect.stringMatching(/^works\.parquet: SHA-256 [0-9a-f]{64} \/ SHA-256/)]);
	writeFileSync(works, bytes.subarray(0, 100));
	expect(await said(folder)).toEqual([`works.parquet: ${bytes.length} bytes / 100 bytes`]);
	rmSync(works);
	expect(await said(folder)).toEqual([`works.parquet: ${bytes.length} bytes / no such file`]);
	writeFileSync(works, bytes);
	appendFileSync(join(folder, 'problems.csv'), 'x');
	writeFileSync(join(folder, 'besides.txt'), 'x');
	const stated = manifest.files.find(({ path }) => path === 'problems.csv')?.bytes ?? 0;
	expect(await said(folder)).toEqual([
		`problems.csv: ${stated} bytes / ${stated + 1} bytes`,
		'besides.txt: only what the manifest names / one file more'
	]);
});

test('a manifest that was changed: its id, its counts, a path that leads out', async () => {
	const { folder, manifest } = await released();
	rewrite(folder, (told) => (told.totals.investment += 1));
	const [first = '', ...more] = await said(folder);
	expect(first).toMatch(new RegExp(`^manifest\\.json: the id of its content, .* / ${manifest.id}$`));
	expect(more).toEqual([]);
	rewrite(folder, (told) => {
		const works = told.resources.find(({ name }) => name === 'works');
		if (works?.parts[0]) works.parts[0].rows = works.rows = 4;
	});
	expect(await said(folder)).toContain('works.parquet: 4 rows / 3 rows');
	rewrite(folder, (told) => {
		told.files.push({ path: '../../outside', bytes: 1, sha256: '0'.repeat(64), title: 'x', title_en: 'x' });
	});
	expect((await said(folder)).filter((line) => /outside/.test(line))).toHaveLength(1);
});

test('no release, or one that cannot be read', async () => {
	const empty = temporaryFolder();
	await expect(verify(empty)).rejects.toBeInstanceOf(VerifyError);
	writeFileSync(join(empty, 'manifest.json'), '{"id": 1');
	expect(await said(empty)).toEqual([expect.stringMatching(/^manifest\.json: /)]);
});
