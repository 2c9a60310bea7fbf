import { expect, test } from 'vitest';
import type { Manifest, Resource } from '../../../src/lib/domain';
import { filesToKeep } from '../../../src/lib/ui/offline/files-to-keep';

const table = (name: string, bytes: number): Resource => ({
	name,
	title: name,
	title_en: name,
	format: 'parquet',
	rows: 1,
	bytes,
	parts: [{ path: `${name}.parquet`, rows: 1, bytes, sha256: '0', municipality: null, year: null }],
	schema: { fields: [] }
});
const manifest = (resources: Resource[]): Pick<Manifest, 'resources' | 'files'> => ({
	resources,
	files: [{ path: 'codes.json', bytes: 1, sha256: '0', title: '', title_en: '' }]
});

test('a device keeps what any work and place needs, the list first; with Save-Data only the list', () => {
	const given = manifest([table('indicators', 9), table('works', 600_000), table('works_core', 90_000)]);
	expect(filesToKeep(given, false)).toEqual([
		'manifest.json',
		'works_core.parquet',
		'works.parquet',
		'codes.json'
	]);
	expect(filesToKeep(given, true)).toEqual(['manifest.json', 'works_core.parquet', 'codes.json']);
});

test('an opened work needs its index and its block, with Save-Data neither', () => {
	const file = { bytes: 9, sha256: '0', title: '', title_en: '' };
	const given: Parameters<typeof filesToKeep>[0] = {
		resources: [table('works_core', 9)],
		files: [
			{ ...file, path: 'problems.csv' },
			{
				...file,
				path: 'id-index.bin',
				layout: { kind: 'id-index', hash: 'fnv1a64-fmix64', entry: 20, slots: 2, reach: 1 }
			},
			{ ...file, path: 'lives.jsonl.gzip', layout: { kind: 'lives', first: 0, rows: 1, block: 64 } }
		]
	};
	expect(filesToKeep(given, false)).toEqual([
		'manifest.json',
		'works_core.parquet',
		'id-index.bin',
		'lives.jsonl.gzip'
	]);
	expect(filesToKeep(given, true)).toEqual(['manifest.json', 'works_core.parquet']);
});

test('a release too large for a phone is not carried', () => {
	expect(filesToKeep(manifest([table('works', 50_000_000)]), false)).toEqual([]);
});
