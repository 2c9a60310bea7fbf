import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { SCHEMA_VERSION, type Manifest, type Resource, type Work } from '../../src/lib/domain';
import { assertPublishable } from './checked-work';
import { codesText } from './codes-file';
import { widened, wkbPoint, type Bounds } from './geo';
import { identified } from './manifest';
import { ProblemsFile } from './problems-file';
import {
	indexWith,
	manifestText,
	moveIn,
	openBuildFolder,
	readIndex,
	sha256Of,
	writeIndex
} from './release-folder';
import { PublishError, type PublishRequest } from './request';
import { Dictionaries, StagedTable, type Row } from './staging';
import {
	LONG_TABLES,
	REFERENCE_TABLES,
	WORKS,
	type LongTable,
	type ReferenceTable,
	type TableDefinition
} from './tables';
import { Totals } from './totals';
import { writeLongTable, writeReferenceTable } from './write-tables';
import { sortWorks, writeWorks } from './write-works';
import { ZoneLists, zoneListsOf } from './zone-lists';

const PART_ROWS = 250_000;
const GUANAJUATO = { code: '11', name: 'Guanajuato' };
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** What DuckDB may hold in memory; beyond it, it spills into the build folder. */
const MEMORY = '600MB';

/**
 * Writes a release and puts it in the list of releases. It is built aside and moved in whole: a failure leaves `out` as it was. The
 * same request gives the same bytes and the same id. Throws PublishError where the data break a promise of the release.
 */
export async function publish(request: PublishRequest): Promise<Manifest> {
	const out = resolve(request.out);
	const earlier = readIndex(out);
	const building = openBuildFolder(out);
	try {
		const instance = await DuckDBInstance.create(join(building, 'staging.duckdb'));
		let manifest: Manifest;
		try {
			const connection = await instance.connect();
			try {
				await connection.run(`SET memory_limit = '${MEMORY}'`);
				await connection.run(`SET temp_directory = '${join(building, 'spill').replaceAll("'", "''")}'`);
				manifest = await build(connection, join(building, 'release'), request);
			} finally {
				connection.closeSync();
			}
		} finally {
			instance.closeSync();
		}
		writeFileSync(join(building, 'release', 'manifest.json'), manifestText(manifest));
		moveIn(join(building, 'release'), out, manifest);
		writeIndex(out, building, indexWith(earlier, manifest));
		request.onProgress?.({ stage: 'done', works: manifest.totals.works });
		return manifest;
	} finally {
		rmSync(building, { recursive: true, force: true });
	}
}

const pointOf = (row: Row): Uint8Array | null => {
	const { lon, lat } = row;
	return typeof lon === 'number' && typeof lat === 'number' ? wkbPoint(lon, lat) : null;
};

async function build(
	connection: DuckDBConnection,
	folder: string,
	request: PublishRequest
): Promise<Manifest> {
	const onProgress = request.onProgress ?? (() => {});
	const dictionaries = new Dictionaries();
	const works = new StagedTable(
		connection,
		WORKS.name,
		WORKS.columns.filter((c) => c.name !== 'ordinal'),
		dictionaries,
		pointOf
	);
	await works.open();
	const open = async <N extends string>(tables: Record<N, TableDefinition>): Promise<Map<N, StagedTable>> => {
		const opened = new Map<N, StagedTable>();
		for (const name of Object.keys(tables) as N[]) {
			const staged = new StagedTable(connection, name, tables[name].columns, dictionaries);
			await staged.open();
			opened.set(name, staged);
		}
		return opened;
	};
	const long = await open<LongTable>(LONG_TABLES);
	const reference = await open<ReferenceTable>(REFERENCE_TABLES);

	// One transaction: rows go straight to the database file, not through its log first.
	await connection.run('BEGIN');
	const { totals, problems } = await takeBatches(request, folder, works, long, dictionaries);
	const facts = typeof request.facts === 'function' ? await request.facts() : request.facts;
	if (!DATE.test(facts.date))
		throw new PublishError('a release date YYYY-MM-DD', JSON.stringify(facts.date), 'Give --date.');
	for (const [name, staged] of reference) staged.append(referenceRows(request, name));
	for (const staged of [works, ...long.values(), ...reference.values()]) staged.close();
	await dictionaries.write(connection);
	await connection.run('COMMIT');

	onProgress({ stage: 'sort' });
	await sortWorks(connection);
	// One thread writes the same bytes every time.
	await connection.run('SET threads = 1');
	const { bounds } = totals;
	const resources: Resource[] = await writeWorks(connection, {
		folder,
		works,
		partRows: request.partRows ?? PART_ROWS,
		bounds,
		onProgress
	});
	for (const [name, staged] of long) {
		onProgress({ stage: 'write', table: name });
		resources.push(await writeLongTable(connection, folder, LONG_TABLES[name], staged));
	}
	for (const [name, staged] of reference) {
		onProgress({ stage: 'write', table: name });
		resources.push(await writeReferenceTable(connection, folder, REFERENCE_TABLES[name], staged));
	}
	writeFileSync(join(folder, 'codes.json'), codesText(request.reference.municipalities));
	const state = request.state ?? GUANAJUATO;
	return identified({
		name: `plomada-${state.code}`,
		title: facts.title ?? request.title,
		schema_version: SCHEMA_VERSION,
		issued: facts.date,
		demonstration: request.demonstration,
		spatial: { state: state.code, name: state.name, bbox: spatialBounds(request, state.code, bounds) },
		temporal: totals.temporal,
		totals: {
			works: totals.works,
			investment: totals.investment,
			located: totals.located,
			unlocated: totals.works - totals.located,
			problems
		},
		zone_lists: zoneListsOf(request.reference.zones),
		resources,
		sources: [...facts.sources],
		files: [
			await besides(
				folder,
				'problems.csv',
				'Problemas encontrados en los archivos',
				'Problems found in the files'
			),
			await besides(folder, 'codes.json', 'Palabras de las claves', 'Words for the codes')
		]
	});
}

async function takeBatches(
	request: PublishRequest,
	folder: string,
	works: StagedTable,
	long: ReadonlyMap<LongTable, StagedTable>,
	dictionaries: Dictionaries
): Promise<{ totals: Totals; problems: number }> {
	const zones = new ZoneLists(request.reference.zones);
	const totals = new Totals();
	const published = new Set<number>();
	const problems = new ProblemsFile(join(folder, 'problems.csv'));
	try {
		for await (const batch of request.batches) {
			if (batch.works) {
				const judged = batch.works.map((work): Work => ({
					...work,
					...zones.judge(work.municipality, work.year)
				}));
				for (const work of judged) {
					assertPublishable(work);
					const before = published.size;
					if (published.add(dictionaries.works.code(work.id)).size === before)
						throw new PublishError(
							'each work once',
							`two works ${work.id}`,
							'Two files may hold the same source: give each once.'
						);
				}
				totals.add(judged);
				works.append(judged);
				request.onProgress?.({ stage: 'works', works: totals.works });
			}
			for (const [name, staged] of long) staged.append(batch[name] ?? []);
			await problems.append(batch.problems ?? []);
		}
		await problems.close();
	} catch (error) {
		problems.destroy();
		throw error;
	}
	for (const staged of long.values()) staged.close();
	const stray = dictionaries.works.values.find((_, index) => !published.has(index + 1));
	if (stray !== undefined)
		throw new PublishError(
			'long tables about published works',
			`rows about ${stray}, which is not one`,
			'Mend the importer.'
		);
	return { totals, problems: problems.rows };
}

function referenceRows(request: PublishRequest, name: ReferenceTable): readonly object[] {
	if (name !== 'municipalities') return request.reference[name];
	return request.reference.municipalities.map(({ bbox: [west, south, east, north], ...rest }) => ({
		...rest,
		west,
		south,
		east,
		north
	}));
}

/** The state's, from its municipalities; where the reference tables do not hold them, the works'. */
function spatialBounds(request: PublishRequest, state: string, works: Bounds | null): Bounds {
	let bounds: Bounds | null = null;
	for (const { code, bbox } of request.reference.municipalities) {
		if (!code.startsWith(state)) continue;
		bounds = widened(bounds, bbox[0], bbox[1]);
		bounds = widened(bounds, bbox[2], bbox[3]);
	}
	return bounds ?? works ?? [-180, -90, 180, 90];
}

async function besides(
	folder: string,
	path: string,
	title: string,
	titleEnglish: string
): Promise<Manifest['files'][number]> {
	const file = join(folder, path);
	return { path, bytes: statSync(file).size, sha256: await sha256Of(file), title, title_en: titleEnglish };
}
