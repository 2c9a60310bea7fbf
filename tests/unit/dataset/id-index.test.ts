import fc from 'fast-check';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hashesOf, idIndex } from '../../../scripts/publish/id-index-file';
import { placesOf, rangedFile, readLife, type FetchBytes } from '../../../src/lib/dataset';
import { idHash } from '../../../src/lib/dataset/id-hash';
import { LIFE_TABLES, SCHEMA_VERSION, WORK_COLUMNS, type Manifest } from '../../../src/lib/domain';
import { work } from '../../data/publish-fixture';
import { localServer, sendRange } from './local-server';

/** Blocks of 64, as if the lives lay one after the other; the last far beyond four gigabytes. */
const blocksFor = (works: number) =>
	Array.from({ length: Math.ceil(works / 64) }, (_, n) => ({
		first: n * 64,
		rows: Math.min(64, works - n * 64),
		offset: n === 2 ? 0xff_1234_5678 : n * 1000,
		length: 1000 + n
	}));
const inHand = (bytes: Uint8Array) =>
	rangedFile('id-index.bin', bytes.byteLength, (_, options) => {
		const [start, end] = options?.range ?? [0, 0];
		return Promise.resolve({ status: 206, bytes: bytes.slice(start, end) });
	});

test('every id is found at its place, by a range of at most its reach', async () => {
	const ids = Array.from({ length: 5000 }, (_, n) => `opa-2021:${n}`);
	const { bytes, layout } = idIndex(hashesOf(ids), blocksFor(ids.length));
	expect(layout.reach).toBeLessThan(64);
	expect(bytes.byteLength).toBeLessThan(ids.length * 20 * 1.5);
	for (const [ordinal, id] of ids.entries()) {
		const block = Math.floor(ordinal / 64);
		const offset = block === 2 ? 0xff_1234_5678 : block * 1000;
		expect(await placesOf('', inHand(bytes), layout, id)).toEqual([
			{ ordinal, offset, length: 1000 + block }
		]);
	}
});

test('whatever the ids, those in the index are found and others are not', async () => {
	const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
	await fc.assert(
		fc.asyncProperty(fc.uniqueArray(id, { maxLength: 300 }), id, async (ids, other) => {
			const { bytes, layout } = idIndex(hashesOf(ids), blocksFor(ids.length));
			const found = async (wanted: string) =>
				(await placesOf('', inHand(bytes), layout, wanted)).map(({ ordinal }) => ordinal);
			for (const [ordinal, own] of ids.entries()) expect(await found(own)).toContain(ordinal);
			const { high, low } = idHash(other);
			const same = ids.filter((own) => idHash(own).high === high && idHash(own).low === low);
			expect(await found(other)).toHaveLength(same.length);
		}),
		{ numRuns: 200 }
	);
});

test('works whose ids share a hash are all found, also at the very end of the file', async () => {
	const crowd = new Uint32Array(30).fill(0xffff_ffff);
	const { high, low } = idHash('x');
	const hashes = { high: Uint32Array.of(high, ...crowd, high), low: Uint32Array.of(low, ...crowd, low) };
	const { bytes, layout } = idIndex(hashes, blocksFor(32));
	expect(layout.reach).toBeGreaterThan(29);
	const found = await placesOf('', inHand(bytes), layout, 'x');
	expect(found.map(({ ordinal }) => ordinal)).toEqual([0, 31]);
});

/** A release of three works, two of which the index cannot tell apart, as bytes by path. */
function tinyRelease(known: number = WORK_COLUMNS.length): {
	manifest: Manifest;
	files: Map<string, Uint8Array>;
} {
	const ids = ['prueba:a', 'prueba:b', 'prueba:c'];
	const works = ids.map((id, ordinal) => work({ id, ordinal, name: `Obra ${ordinal}` }));
	const rows = works.map((one) => WORK_COLUMNS.map(({ name }) => one[name]));
	const tables = Object.fromEntries(LIFE_TABLES.map((name) => [name, [] as unknown[]]));
	const columns = { ...tables, works: WORK_COLUMNS.map(({ name }) => name).slice(0, known) };
	const lives = new Uint8Array(gzipSync(`${JSON.stringify({ columns, works: rows, ...tables })}\n`));
	const hashes = hashesOf(ids);
	hashes.high[0] = hashes.high[1] ?? 0;
	hashes.low[0] = hashes.low[1] ?? 0;
	const index = idIndex(hashes, [{ first: 0, rows: 3, offset: 0, length: lives.byteLength }]);
	const file = (path: string, bytes: Uint8Array) => ({
		path,
		bytes: bytes.byteLength,
		sha256: '0'.repeat(64),
		title: path,
		title_en: path
	});
	const manifest = {
		id: 'r',
		schema_version: SCHEMA_VERSION,
		resources: [],
		files: [
			{ ...file('id-index.bin', index.bytes), layout: index.layout },
			{ ...file('lives.jsonl.gzip', lives), layout: { kind: 'lives', first: 0, rows: 3, block: 64 } }
		]
	} as unknown as Manifest;
	return {
		manifest,
		files: new Map([
			['/id-index.bin', index.bytes],
			['/lives.jsonl.gzip', lives]
		])
	};
}

type Answer = (request: IncomingMessage, response: ServerResponse, bytes: Uint8Array) => void;
async function served<T>(answer: Answer, run: (url: string, manifest: Manifest) => Promise<T>): Promise<T> {
	const { manifest, files } = tinyRelease();
	const { url, close } = await localServer((request, response) => {
		const bytes = files.get(request.url ?? '');
		if (!bytes) throw new Error(`nobody should ask for ${request.url}`);
		answer(request, response, bytes);
	});
	try {
		return await run(url, manifest);
	} finally {
		close();
	}
}
const names = async (url: string, manifest: Manifest) => {
	const found = [];
	for (const id of ['prueba:a', 'prueba:b', 'prueba:c', 'prueba:d'])
		found.push((await readLife(url, manifest, id))?.work.name ?? null);
	return found;
};
// `prueba:a` lies before `prueba:b` under the same hash: its own is not in the index.
const NAMES = [null, 'Obra 1', 'Obra 2', null];

describe('one work by its id', () => {
	test('from a server that knows ranges; the id of the row decides between works of one hash', async () => {
		expect(await served(sendRange, names)).toEqual(NAMES);
	});

	test('from a server that answers with the whole file', async () => {
		expect(await served((_, response, bytes) => void response.writeHead(200).end(bytes), names)).toEqual(
			NAMES
		);
	});

	test.each<[string, Answer, object]>([
		['500', (_, response) => void response.writeHead(500).end(), { kind: 'http', met: 'status 500' }],
		['404', (_, response) => void response.writeHead(404).end('x'), { kind: 'http', met: 'status 404' }],
		[
			'too few bytes',
			(_, response) => void response.writeHead(206).end('x'),
			{ kind: 'corrupt', met: '1 bytes' }
		],
		[
			'another file',
			(_, response) => void response.writeHead(200).end('x'),
			{ kind: 'corrupt', met: '1 bytes' }
		],
		[
			'damaged lives',
			(request, response, bytes) => {
				if (request.url === '/id-index.bin') return sendRange(request, response, bytes);
				const damaged = bytes.slice();
				damaged[40] = (damaged[40] ?? 0) ^ 0xff;
				sendRange(request, response, damaged);
			},
			{ kind: 'corrupt' }
		]
	])('is an error that says what was met: %s', async (_, answer, says) => {
		await expect(
			served(answer, (url, manifest) => readLife(url, manifest, 'prueba:b'))
		).rejects.toMatchObject({
			name: 'DatasetError',
			...says
		});
	});

	test('is an error where the release names no lives for it, or other columns', async () => {
		const read = ({ manifest, files }: ReturnType<typeof tinyRelease>) => {
			const get: FetchBytes = (url, options) => {
				const bytes = files.get(`/${url.split('/').at(-1) ?? ''}`) ?? new Uint8Array();
				const part = bytes.slice(...(options?.range ?? [0, 0])) as Uint8Array<ArrayBuffer>;
				return Promise.resolve({ status: 206, bytes: part });
			};
			return readLife('u', manifest, 'prueba:b', get);
		};
		const { manifest, files } = tinyRelease();
		const indexOnly = { manifest: { ...manifest, files: manifest.files.slice(0, 1) }, files };
		await expect(read(indexOnly)).rejects.toMatchObject({ kind: 'schema' });
		const fewer = tinyRelease(WORK_COLUMNS.length - 1);
		await expect(read(fewer)).rejects.toMatchObject({ kind: 'schema' });
	});
});
