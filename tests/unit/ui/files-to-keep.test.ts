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

test('a release too large for a phone is not carried', () => {
	expect(filesToKeep(manifest([table('works', 50_000_000)]), false)).toEqual([]);
});
