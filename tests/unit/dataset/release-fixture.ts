import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	CORE_FILE_COLUMNS,
	SCHEMA_VERSION,
	TEXT_COLUMNS,
	WORK_COLUMNS,
	type Manifest,
	type Part,
	type Resource,
	type Work
} from '../../../src/lib/domain';
import type { FetchBytes } from '../../../src/lib/dataset';
import { createWorksTable, FIXTURE_MUNICIPALITIES, FIXTURE_ZAP_LISTS } from '../../fixtures/works';

/** A release on disk, written by native DuckDB from fixture works, so that readers meet real Parquet. */
export interface FixtureRelease {
	folder: string;
	manifest: Manifest;
	/** Native DuckDB with nothing but `CREATE VIEW works AS FROM 'works.parquet'`. */
	connection: DuckDBConnection;
}

export const FIXTURE_RELEASE = '2026-05-01-0123456789ab';

export interface ReleaseOptions {
	/** Into how many parts the three tables are cut. */
	parts?: number;
	rowGroup?: number;
	/** Ids of works that may be the same; without any the release has no such table. */
	candidates?: [string, string][];
	/** `V2` brings delta encodings, as published releases have. */
	parquet?: 'V1' | 'V2';
}

const described = (path: string, folder: string, rows: number): Part => {
	const bytes = readFileSync(join(folder, path));
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { path, rows, bytes: bytes.length, sha256, municipality: null, year: null };
};

const resource = (name: string, parts: Part[]): Resource => ({
	name,
	title: name,
	title_en: name,
	format: 'parquet',
	rows: parts.reduce((rows, part) => rows + part.rows, 0),
	bytes: parts.reduce((bytes, part) => bytes + part.bytes, 0),
	parts,
	schema: { fields: [] }
});

export async function writeRelease(
	dataFolder: string,
	works: readonly Work[],
	{ parts = 1, rowGroup = 2048, parquet = 'V1', candidates = [] }: ReleaseOptions = {}
): Promise<FixtureRelease> {
	const folder = join(dataFolder, FIXTURE_RELEASE);
	mkdirSync(folder, { recursive: true });
	const instance = await DuckDBInstance.create(':memory:');
	const maker = await instance.connect();
	await createWorksTable(maker, works, 'made');
	const copy = (query: string, path: string) =>
		maker.run(
			`COPY (${query}) TO '${join(folder, path)}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${rowGroup}, PARQUET_VERSION ${parquet})`
		);
	const tables = {
		works: WORK_COLUMNS.map((c) => c.name),
		works_core: CORE_FILE_COLUMNS,
		works_text: TEXT_COLUMNS
	};
	const resources: Resource[] = [];
	const size = Math.max(1, Math.ceil(works.length / parts));
	for (const [name, columns] of Object.entries(tables)) {
		const written: Part[] = [];
		for (let start = 0, part = 0; part < parts; start += size, part++) {
			const path = parts === 1 ? `${name}.parquet` : `${name}/${part}.parquet`;
			mkdirSync(join(folder, name), { recursive: true });
			await copy(
				`SELECT ${columns.join(', ')} FROM made WHERE ordinal >= ${start} AND ordinal < ${start + size} ORDER BY ordinal`,
				path
			);
			written.push(described(path, folder, Math.max(0, Math.min(size, works.length - start))));
		}
		resources.push(resource(name, written));
	}
	const zones = [...FIXTURE_ZAP_LISTS].flatMap(([year, list]) =>
		[...list].map((code) => `('zap-rural-${code}', 'rural', '${code}', ${year})`)
	);
	await copy(
		`SELECT zone, kind, municipality, list_year::SMALLINT AS list_year FROM (VALUES ${zones.join(', ')}) AS zones(zone, kind, municipality, list_year)`,
		'zones.parquet'
	);
	const names = FIXTURE_MUNICIPALITIES.map((code) => `('${code}', 'Municipio Ñandú ${code}')`);
	await copy(
		`SELECT * FROM (VALUES ${names.join(', ')}) AS municipalities(code, name)`,
		'municipalities.parquet'
	);
	resources.push(resource('zones', [described('zones.parquet', folder, zones.length)]));
	resources.push(resource('municipalities', [described('municipalities.parquet', folder, names.length)]));
	if (candidates.length > 0) {
		const pairs = candidates.map(([a, b], i) => `('${a}', '${b}', ${0.9 + i / 100}::DOUBLE, 'name')`);
		await copy(
			`SELECT * FROM (VALUES ${pairs.join(', ')}) AS candidates(work_a, work_b, similarity, reason)`,
			'candidates.parquet'
		);
		resources.push(resource('candidates', [described('candidates.parquet', folder, pairs.length)]));
	}
	maker.closeSync();

	const manifest: Manifest = {
		id: FIXTURE_RELEASE,
		name: 'fixture',
		title: 'Obras de prueba',
		schema_version: SCHEMA_VERSION,
		issued: '2026-05-01',
		demonstration: true,
		spatial: { state: '11', name: 'Guanajuato', bbox: [-102.1, 19.9, -99.6, 21.9] },
		temporal: null,
		totals: { works: works.length, investment: 0, located: 0, unlocated: 0, problems: 0 },
		zone_lists: [...FIXTURE_ZAP_LISTS].map(([year, list]) => ({
			year,
			demonstration: true,
			zones: list.size,
			source: 'fixture'
		})),
		resources,
		sources: [],
		files: []
	};
	writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
	writeFileSync(
		join(dataFolder, 'index.json'),
		JSON.stringify({
			schema_version: SCHEMA_VERSION,
			current: manifest.id,
			releases: [
				{
					id: manifest.id,
					issued: manifest.issued,
					title: manifest.title,
					demonstration: true,
					works: works.length,
					bytes: 0
				}
			]
		})
	);
	const connection = await instance.connect();
	const glob = parts === 1 ? 'works.parquet' : 'works/*.parquet';
	await connection.run(`CREATE VIEW works AS FROM '${join(folder, glob)}'`);
	return { folder, manifest, connection };
}

/** Files in the place of HTTP. */
export const fromFiles: FetchBytes = async (url, { range } = {}) => {
	const bytes = new Uint8Array(await readFile(url));
	return range ? { status: 206, bytes: bytes.slice(range[0], range[1]) } : { status: 200, bytes };
};
