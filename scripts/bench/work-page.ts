/**
 * What the page of one work asks for, in bytes on the wire without compression:
 *
 *   npx tsx scripts/bench/work-page.ts <folder of releases>
 *
 * The limit is 300 KB at a million works.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import {
	fetchBytes,
	lifeReader,
	loadIndex,
	loadManifest,
	resourceOf,
	type FetchBytes
} from '../../src/lib/dataset';
import type { Manifest } from '../../src/lib/domain';
import { Results } from './results';
import { serveFolders } from './serve';

const LIMIT = 300_000;
const SAMPLE = 200;

export interface MeasuringWorkPage {
	/** The folder of releases, on disk and as a page sees it. */
	folder: string;
	dataUrl: string;
	rows: number;
	results: Results;
}

/** Opens works spread over the release, and those with the longest lives, each as a new visitor does. */
export async function measureWorkPage({ folder, dataUrl, rows, results }: MeasuringWorkPage): Promise<void> {
	let asked = 0;
	const counting: FetchBytes = async (url, options) => {
		const fetched = await fetchBytes(url, options);
		asked += fetched.bytes.byteLength;
		return fetched;
	};
	const { current } = await loadIndex(dataUrl);
	const ids = await sample(join(folder, current), await loadManifest(dataUrl, current));
	const pages: number[] = [];
	const lives: number[] = [];
	for (const id of ids) {
		asked = 0;
		const manifest = await loadManifest(dataUrl, current, counting);
		const before = asked;
		const life = await lifeReader(`${dataUrl}/${current}`, manifest, counting).life(id);
		if (life?.work.id !== id) throw new Error(`expected the work ${id}, met ${life?.work.id ?? 'none'}`);
		pages.push(asked);
		lives.push(asked - before);
	}
	const peer = 'Plomada, id index and lives';
	const limit = rows >= 1_000_000 ? LIMIT : null;
	results.add({ name: 'work page: bytes (manifest, index, life)', rows, unit: 'bytes', limit, peer }, pages);
	results.add({ name: 'work page: bytes (index, life)', rows, unit: 'bytes', limit: null, peer }, lives);
}

async function sample(folder: string, manifest: Manifest): Promise<string[]> {
	const files = (name: string): string =>
		`[${resourceOf(manifest, name)
			.parts.map(({ path }) => `'${join(folder, path).replaceAll("'", "''")}'`)
			.join(', ')}]`;
	const step = Math.max(1, Math.floor(manifest.totals.works / SAMPLE));
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		const reader = await connection.runAndReadAll(
			`SELECT id FROM read_parquet(${files('works')}) WHERE ordinal % ${step} = 0
			UNION (SELECT work FROM read_parquet(${files('observations')}) GROUP BY work ORDER BY count(*) DESC, work LIMIT 20)`
		);
		return reader.getRowsJS().map(([id]) => String(id));
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

async function main(folder: string | undefined): Promise<void> {
	if (folder === undefined) throw new RangeError('expected a folder of releases, met none');
	const server = await serveFolders({ '/data/': folder });
	const dataUrl = `${server.url}/data`;
	const manifest = await loadManifest(dataUrl, (await loadIndex(dataUrl)).current);
	const results = new Results();
	await measureWorkPage({ folder, dataUrl, rows: manifest.totals.works, results });
	server.close();
	console.log(results.table());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv[2]);
