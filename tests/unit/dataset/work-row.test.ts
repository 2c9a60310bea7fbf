import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatasetError, rangedPart, readWork, wholePart, type WorksPart } from '../../../src/lib/dataset';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fixtureWorks } from '../../fixtures/works';
import { localServer, sendRange } from './local-server';
import { writeRelease, type FixtureRelease } from './release-fixture';

const folder = mkdtempSync(join(tmpdir(), 'plomada-row-'));
const works = fixtureWorks(9000, { seed: 5, hugeAmounts: true });
let release: FixtureRelease;
beforeAll(async () => {
	release = await writeRelease(folder, works, { parts: 2, parquet: 'V2' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ORDINALS = [0, 1, 2047, 2048, 4499, 4500, 7000, 8999];
const files = () =>
	(release.manifest.resources.find((resource) => resource.name === 'works')?.parts ?? []).map((part) => ({
		...part,
		content: new Uint8Array(readFileSync(join(release.folder, part.path)))
	}));

/** Parts on a server that answers as `answer` does. */
async function served<T>(
	answer: (request: IncomingMessage, response: ServerResponse, bytes: Uint8Array) => void,
	run: (parts: WorksPart[]) => Promise<T>
): Promise<T> {
	const met = files();
	const { url, close } = await localServer((request, response) => {
		const part = met.find(({ path }) => request.url === `/${path}`);
		if (!part) throw new Error(`nobody should ask for ${request.url}`);
		answer(request, response, part.content);
	});
	try {
		const parts = met.map(({ path, rows, bytes }) => rangedPart(`${url}/${path}`, rows, bytes));
		return await run(parts);
	} finally {
		close();
	}
}

describe('one whole row of works', () => {
	test('is read from bytes in hand, through both parts', async () => {
		const parts = files().map(({ path, rows, content }) => wholePart(path, rows, content));
		for (const ordinal of ORDINALS) expect(await readWork(parts, ordinal)).toEqual(works[ordinal]);
	});

	test('is read by ranges, of which a server that knows them sends a part of the file', async () => {
		let asked = 0;
		await served(
			(request, response, bytes) => {
				const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
				asked += range ? Number(range[2]) - Number(range[1]) + 1 : bytes.length;
				sendRange(request, response, bytes);
			},
			async (parts) => expect(await readWork(parts, 7000)).toEqual(works[7000])
		);
		const whole = files()[1]?.bytes ?? 0;
		expect(asked).toBeGreaterThan(0);
		expect(asked).toBeLessThan(whole * 0.9);
	});

	test('is read from the whole file, asked for once, where the server knows no ranges', async () => {
		let asked = 0;
		await served(
			(_request, response, bytes) => {
				asked++;
				response.writeHead(200).end(bytes);
			},
			async (parts) => {
				for (const ordinal of [0, 1, 4499]) expect(await readWork(parts, ordinal)).toEqual(works[ordinal]);
			}
		);
		expect(asked).toBe(1);
	});

	test.each([
		[
			'500',
			(_: IncomingMessage, response: ServerResponse) => void response.writeHead(500).end(),
			'http',
			'status 500'
		],
		[
			'404',
			(_: IncomingMessage, response: ServerResponse) => void response.writeHead(404).end('x'),
			'http',
			'status 404'
		],
		[
			'206 with too few bytes',
			(_: IncomingMessage, response: ServerResponse) => void response.writeHead(206).end('x'),
			'corrupt',
			'1 bytes'
		],
		[
			'200 with another file',
			(_: IncomingMessage, response: ServerResponse) => void response.writeHead(200).end('PAR1'),
			'corrupt',
			'4 bytes'
		]
	])('is an error that says what was met: %s', async (_, answer, kind, met) => {
		const thrown: unknown = await served(answer, (parts) => readWork(parts, 0)).catch(
			(error: unknown) => error
		);
		expect(thrown).toBeInstanceOf(DatasetError);
		expect(thrown).toMatchObject({ kind, met });
	});

	test('can be asked for again after a failure', async () => {
		let isDown = true;
		await served(
			(request, response, bytes) => {
				if (isDown) response.writeHead(503).end();
				else sendRange(request, response, bytes);
			},
			async (parts) => {
				await expect(readWork(parts, 3)).rejects.toMatchObject({ kind: 'http' });
				isDown = false;
				expect(await readWork(parts, 3)).toEqual(works[3]);
			}
		);
	});

	test('beyond the last one is refused', async () => {
		const parts = files().map(({ path, rows, content }) => wholePart(path, rows, content));
		await expect(readWork(parts, 9000)).rejects.toMatchObject({ kind: 'schema', met: '9000' });
		await expect(readWork(parts, -1)).rejects.toMatchObject({ kind: 'schema' });
	});
});
