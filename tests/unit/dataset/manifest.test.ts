import { describe, expect, test } from 'vitest';
import {
	DatasetError,
	fetchBytes,
	fetchPart,
	loadIndex,
	loadManifest,
	resourceOf,
	type FetchBytes
} from '../../../src/lib/dataset';
import { SCHEMA_VERSION, type Manifest } from '../../../src/lib/domain';
import { localServer } from './local-server';

const ID = '2026-05-01-0123456789ab';
const part = {
	path: 'works.parquet',
	rows: 1,
	bytes: 3,
	sha256: 'a'.repeat(64),
	municipality: null,
	year: null
};
const manifest: Manifest = {
	id: ID,
	name: 'obras',
	title: 'Obras',
	schema_version: SCHEMA_VERSION,
	issued: '2026-05-01',
	demonstration: false,
	spatial: { state: '11', name: 'Guanajuato', bbox: [-102, 19, -99, 22] },
	temporal: [2012, 2020],
	totals: { works: 1, investment: 5, located: 1, unlocated: 0, problems: 0 },
	zone_lists: [],
	resources: [
		{
			name: 'works',
			title: 'Obras',
			title_en: 'Works',
			format: 'parquet',
			rows: 1,
			bytes: 3,
			parts: [part],
			schema: { fields: [] }
		}
	],
	sources: [],
	files: []
};
const answering =
	(body: string | Uint8Array<ArrayBuffer>, status = 200): FetchBytes =>
	async () => ({ status, bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body });
const thrownBy = async (run: () => Promise<unknown>): Promise<DatasetError> => {
	const thrown: unknown = await run().then(
		() => null,
		(error: unknown) => error
	);
	if (!(thrown instanceof DatasetError)) throw new Error(`expected a DatasetError, met ${String(thrown)}`);
	return thrown;
};

describe('the manifest', () => {
	test('is read, and asked for at its place', async () => {
		const asked: string[] = [];
		const get: FetchBytes = (url) => {
			asked.push(url);
			return answering(JSON.stringify(manifest))(url);
		};
		expect(await loadManifest('/data/', ID, get)).toEqual(manifest);
		expect(asked).toEqual([`/data/${ID}/manifest.json`]);
	});

	test.each([
		['another release', { ...manifest, id: '2020-01-01-aaaaaaaaaaaa' }, 'schema'],
		['a later schema', { ...manifest, schema_version: '2.0.0' }, 'schema'],
		['a missing table', { ...manifest, resources: [] }, 'schema'],
		[
			'a part outside its folder',
			{ ...manifest, resources: [{ ...manifest.resources[0], parts: [{ ...part, path: '../x.parquet' }] }] },
			'schema'
		],
		[
			'a part elsewhere',
			{
				...manifest,
				resources: [{ ...manifest.resources[0], parts: [{ ...part, path: 'https://x.example/a' }] }]
			},
			'schema'
		],
		['half a centavo', { ...manifest, totals: { ...manifest.totals, investment: 0.5 } }, 'schema'],
		['null', null, 'schema']
	])('is refused with %s, saying what was expected and met', async (_, value, kind) => {
		const thrown = await thrownBy(() => loadManifest('/data', ID, answering(JSON.stringify(value))));
		expect(thrown.kind).toBe(kind);
		expect(thrown.url).toBe(`/data/${ID}/manifest.json`);
		expect(thrown.expected).not.toBe('');
		expect(thrown.met).not.toBe('');
	});

	test.each([
		['cut', JSON.stringify(manifest).slice(0, 100), 200, 'corrupt'],
		['an error page', '<!doctype html>', 200, 'corrupt'],
		['not there', '', 404, 'http'],
		['on a broken server', '', 500, 'http']
	])('%s is an error of its kind', async (_, body, status, kind) => {
		expect((await thrownBy(() => loadManifest('/data', ID, answering(body, status)))).kind).toBe(kind);
	});

	test('names its tables', async () => {
		expect(resourceOf(manifest, 'works').rows).toBe(1);
		expect(() => resourceOf(manifest, 'zones')).toThrow(/a table zones.*only works/);
	});
});

test('the index is read, and refused where it is none', async () => {
	const index = { schema_version: SCHEMA_VERSION, current: ID, releases: [] };
	expect(await loadIndex('/data', answering(JSON.stringify(index)))).toEqual(index);
	expect((await thrownBy(() => loadIndex('/data', answering('{}')))).kind).toBe('schema');
	const escaping = answering(JSON.stringify({ ...index, current: '../../x' }));
	expect((await thrownBy(() => loadIndex('/data', escaping))).kind).toBe('schema');
});

describe('a part', () => {
	const bytes = new TextEncoder().encode('abc');
	// SHA-256 of "abc": FIPS 180-4, example B.1.
	const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

	test('is given when it is the published one', async () => {
		expect(await fetchPart('/p', { bytes: 3, sha256 }, answering(bytes))).toEqual(bytes);
	});

	test.each([
		['cut short', bytes.slice(0, 2), '3 bytes', '2 bytes'],
		['changed in one bit', Uint8Array.of(97, 98, 98), `SHA-256 ${sha256}`, /SHA-256 (?!ba78)/]
	])('%s is corrupt', async (_, met, expected, says) => {
		const thrown = await thrownBy(() => fetchPart('/p', { bytes: 3, sha256 }, answering(met)));
		expect(thrown).toMatchObject({ kind: 'corrupt', expected });
		expect(thrown.met).toMatch(says);
	});

	test('that nobody sends is a network error', async () => {
		const { url, close } = await localServer((request) => request.socket.destroy());
		try {
			expect((await thrownBy(() => fetchPart(`${url}/p`, { bytes: 3, sha256 }, fetchBytes))).kind).toBe(
				'network'
			);
		} finally {
			close();
		}
	});
});
