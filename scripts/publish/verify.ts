import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadIndex, loadManifest, DatasetError } from '../../src/lib/dataset';
import type { Manifest, Resource } from '../../src/lib/domain';
import { fromDisk } from './from-disk';
import { identified } from './manifest';

/** One thing that is not as the release says. */
export interface Finding {
	/** Relative to the release's folder. */
	file: string;
	expected: string;
	met: string;
}

export interface Verified {
	release: string;
	/** Files looked at, and rows counted in tables. */
	files: number;
	rows: number;
	findings: Finding[];
}

/** Nothing to verify: no release stands there. */
export class VerifyError extends Error {
	override name = 'VerifyError';
}

/**
 * Holds a release, or every release of a folder of them, against what its manifest says: the id against the manifest itself, length and SHA-256 of every
 * file, rows and columns of every table, the totals, and that nothing else lies there. Reads only. Throws VerifyError where there is no release.
 */
export async function verify(folder: string): Promise<Verified[]> {
	const place = resolve(folder);
	if (existsSync(join(place, 'manifest.json'))) return [await verifyRelease(place)];
	if (!existsSync(join(place, 'index.json')))
		throw new VerifyError(
			`${folder}: expected a release (manifest.json) or a folder of releases (index.json); met neither.`
		);
	return verifyAll(place);
}

async function verifyAll(place: string): Promise<Verified[]> {
	const about: Verified = { release: 'index.json', files: 1, rows: 0, findings: [] };
	const verified = [about];
	try {
		const index = await loadIndex(place, fromDisk);
		if (!index.releases.some(({ id }) => id === index.current))
			about.findings.push({
				file: 'index.json',
				expected: `the current release ${index.current}`,
				met: 'none of that id'
			});
		for (const { id, works } of index.releases) {
			if (!existsSync(join(place, id, 'manifest.json'))) {
				about.findings.push({ file: 'index.json', expected: `a release ${id}`, met: 'no such folder' });
				continue;
			}
			const release = await verifyRelease(join(place, id));
			verified.push(release);
			const told = release.findings.length === 0 ? manifestIn(join(place, id)).totals.works : works;
			if (told !== works)
				about.findings.push({ file: 'index.json', expected: `${works} works in ${id}`, met: `${told}` });
		}
	} catch (thrown) {
		about.findings.push(findingOf('index.json', thrown));
	}
	return verified;
}

const manifestIn = (folder: string): Manifest =>
	JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

async function verifyRelease(folder: string): Promise<Verified> {
	const release = basename(folder);
	const findings: Finding[] = [];
	const verified: Verified = { release, files: 1, rows: 0, findings };
	let manifest: Manifest;
	try {
		manifest = await loadManifest(join(folder, '..'), release, fromDisk);
	} catch (thrown) {
		findings.push(findingOf('manifest.json', thrown));
		return verified;
	}
	// As it was written: what the schema does not know counts too.
	const { id, ...said } = manifestIn(folder);
	const own = identified(said).id;
	if (own !== id)
		findings.push({ file: 'manifest.json', expected: `the id of its content, ${own}`, met: id });

	const parts = manifest.resources.flatMap((resource) => resource.parts);
	const stated = [...parts, ...manifest.files];
	for (const file of stated) findings.push(...(await verifyBytes(folder, file)));
	verified.files += stated.length;
	const known = new Set(['manifest.json', ...stated.map(({ path }) => path)]);
	for (const path of filesIn(folder))
		if (!known.has(path))
			findings.push({ file: path, expected: 'only what the manifest names', met: 'one file more' });
	// Damaged files are told already, and DuckDB would only say it again in other words.
	const damaged = new Set(findings.map(({ file }) => file));
	const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
	const connection = await instance.connect();
	try {
		for (const resource of manifest.resources) {
			if (resource.parts.some(({ path }) => damaged.has(path))) continue;
			verified.rows += resource.rows;
			findings.push(...(await verifyTable(connection, folder, resource)));
		}
		if (findings.length === 0) findings.push(...(await verifyTotals(connection, folder, manifest)));
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
	return verified;
}

async function verifyBytes(
	folder: string,
	{ path, bytes, sha256 }: { path: string; bytes: number; sha256: string }
): Promise<Finding[]> {
	const place = join(folder, path);
	// A path is data: it must not lead out of the release.
	if (relative(folder, resolve(place)).startsWith('..'))
		return [{ file: path, expected: 'a path inside the release', met: path }];
	if (!existsSync(place)) return [{ file: path, expected: `${bytes} bytes`, met: 'no such file' }];
	const { size } = statSync(place);
	if (size !== bytes) return [{ file: path, expected: `${bytes} bytes`, met: `${size} bytes` }];
	const hash = createHash('sha256');
	await pipeline(createReadStream(place), hash);
	const met = hash.digest('hex');
	return met === sha256 ? [] : [{ file: path, expected: `SHA-256 ${sha256}`, met: `SHA-256 ${met}` }];
}

async function verifyTable(
	connection: DuckDBConnection,
	folder: string,
	{ name, rows, bytes, parts, schema }: Resource
): Promise<Finding[]> {
	const findings: Finding[] = [];
	const sum = (of: 'rows' | 'bytes') => parts.reduce((all, part) => all + part[of], 0);
	if (sum('rows') !== rows)
		findings.push({
			file: 'manifest.json',
			expected: `${rows} rows of ${name} in its parts`,
			met: `${sum('rows')}`
		});
	if (sum('bytes') !== bytes)
		findings.push({
			file: 'manifest.json',
			expected: `${bytes} bytes of ${name} in its parts`,
			met: `${sum('bytes')}`
		});
	for (const { path, rows: stated } of parts) {
		const file = literal(join(folder, path));
		try {
			const [counted] = await ask(connection, `SELECT count(*)::INTEGER AS n FROM read_parquet(${file})`);
			if (Number(counted?.n) !== stated)
				findings.push({ file: path, expected: `${stated} rows`, met: `${String(counted?.n)} rows` });
			const columns = await ask(connection, `DESCRIBE SELECT * FROM read_parquet(${file})`);
			// GeoParquet's own column is no part of the table that the manifest describes.
			const met = columns
				.filter(({ column_type }) => !String(column_type).startsWith('GEOMETRY'))
				.map(({ column_name, column_type }) => `${String(column_name)} ${String(column_type)}`);
			const expected = schema.fields.map((field) => `${field.name} ${field.type}`);
			if (met.join() !== expected.join())
				findings.push({ file: path, expected: difference(expected, met), met: difference(met, expected) });
		} catch (thrown) {
			findings.push(findingOf(path, thrown));
		}
	}
	return findings;
}

/** What stands in the one list and not in the other. */
const difference = (these: readonly string[], those: readonly string[]): string =>
	these.filter((one) => !those.includes(one)).join(', ') || 'the same columns in another order';

async function verifyTotals(
	connection: DuckDBConnection,
	folder: string,
	manifest: Manifest
): Promise<Finding[]> {
	const works = manifest.resources.find(({ name }) => name === 'works');
	if (!works) return [{ file: 'manifest.json', expected: 'a table works', met: 'none' }];
	const files = works.parts.map(({ path }) => literal(join(folder, path))).join(', ');
	const [met] = await ask(
		connection,
		`SELECT count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS investment,
		 count(*) FILTER (WHERE location_quality IN ('exact', 'locality')) AS located, count(DISTINCT id) AS ids
		 FROM read_parquet([${files}])`
	);
	const { totals } = manifest;
	const lines: [string, number, unknown][] = [
		['works', totals.works, met?.works],
		['different ids', totals.works, met?.ids],
		['centavos of investment', totals.investment, met?.investment],
		['located works', totals.located, met?.located],
		['works without a place', totals.unlocated, Number(met?.works) - Number(met?.located)]
	];
	return lines
		.filter(([, stated, counted]) => Number(counted) !== stated)
		.map(([what, stated, counted]) => ({
			file: 'manifest.json',
			expected: `${stated} ${what}`,
			met: String(counted)
		}));
}

const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;

async function ask(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> {
	return (await connection.runAndReadAll(sql)).getRowObjects();
}

const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();

function findingOf(file: string, thrown: unknown): Finding {
	if (thrown instanceof DatasetError) return { file, expected: thrown.expected, met: thrown.met };
	return {
		file,
		expected: 'a file that can be read',
		met: thrown instanceof Error ? thrown.message : String(thrown)
	};
}
