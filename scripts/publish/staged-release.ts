import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Work } from '../../src/lib/domain';
import { ColoniaGatherer } from '../../src/lib/queries/named-places';
import { workZones } from '../../src/lib/queries/work-zones';
import type { Placed } from '../../src/lib/queries/zone-join';
import { assertPublishable } from './checked-work';
import { wkbPoint } from '../../src/lib/domain';
import { hashesOf, type Hashes } from './id-index-file';
import { ProblemsFile } from './problems-file';
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
import { ZoneLists } from './zone-lists';

/** All rows of a release in the temporary database, not yet in order. */
export interface StagedRelease {
	works: StagedTable;
	long: ReadonlyMap<LongTable, StagedTable>;
	reference: ReadonlyMap<ReferenceTable, StagedTable>;
	totals: Totals;
	problems: number;
	/** In the order of the ids' codes. */
	idHashes: Hashes;
	/** Colonias that the works' names tell. */
	colonias: ColoniaGatherer;
}

/**
 * Takes the batches of a request into the database, and its problems into `problems.csv`. Throws PublishError where a row breaks a
 * promise of the release.
 */
export async function stageRelease(
	connection: DuckDBConnection,
	folder: string,
	request: PublishRequest
): Promise<StagedRelease> {
	const dictionaries = new Dictionaries();
	const staged = WORKS.columns.filter((column) => column.name !== 'ordinal');
	const works = new StagedTable(connection, WORKS.name, staged, dictionaries, pointOf);
	await works.open();
	const { layers } = request;
	const long = await openTables<LongTable>(
		connection,
		LONG_TABLES,
		dictionaries,
		(name) => name !== 'work_zones' || layers !== undefined
	);
	const reference = await openTables<ReferenceTable>(
		connection,
		REFERENCE_TABLES,
		dictionaries,
		(name) => name !== 'custom_zones' || (layers?.custom ?? null) !== null
	);
	// One transaction: rows go straight to the database file, not through its log first.
	await connection.run('BEGIN');
	const counted = await takeBatches(request, folder, works, long, dictionaries);
	for (const [name, table] of reference) table.append(referenceRows(request, name));
	for (const table of [works, ...long.values(), ...reference.values()]) table.close();
	await dictionaries.write(connection);
	await connection.run('COMMIT');
	return { works, long, reference, idHashes: hashesOf(dictionaries.works.values), ...counted };
}

async function openTables<N extends string>(
	connection: DuckDBConnection,
	tables: Record<N, TableDefinition>,
	dictionaries: Dictionaries,
	wanted: (name: N) => boolean
): Promise<Map<N, StagedTable>> {
	const opened = new Map<N, StagedTable>();
	for (const name of (Object.keys(tables) as N[]).filter(wanted)) {
		const table = new StagedTable(connection, name, tables[name].columns, dictionaries);
		await table.open();
		opened.set(name, table);
	}
	return opened;
}

const pointOf = ({ lon, lat }: Row): Uint8Array | null =>
	typeof lon === 'number' && typeof lat === 'number' ? wkbPoint(lon, lat) : null;

async function takeBatches(
	request: PublishRequest,
	folder: string,
	works: StagedTable,
	long: ReadonlyMap<LongTable, StagedTable>,
	dictionaries: Dictionaries
): Promise<Pick<StagedRelease, 'totals' | 'problems' | 'colonias'>> {
	const zones = new ZoneLists(request.reference.zones);
	const zonesOf = request.layers ? workZones(request.layers) : null;
	const totals = new Totals();
	const colonias = new ColoniaGatherer();
	const published = new PublishedCodes();
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
					publishOnce(work, published, dictionaries);
					colonias.add(work);
				}
				totals.add(judged);
				works.append(judged);
				if (zonesOf)
					for (const work of judged) long.get('work_zones')?.append(zonesOf(work.id, placedOf(work)));
				request.onProgress?.({ stage: 'works', works: totals.works });
			}
			for (const [name, table] of long) if (name !== 'work_zones') table.append(batch[name] ?? []);
			await problems.append(batch.problems ?? []);
		}
		await problems.close();
	} catch (error) {
		problems.destroy();
		throw error;
	}
	// What still waits in a chunk names its works now.
	for (const table of long.values()) table.close();
	const stray = dictionaries.works.values.find((_, index) => !published.has(index + 1));
	if (stray !== undefined)
		throw new PublishError(
			'long tables about published works',
			`rows about ${stray}, which is not one`,
			'Mend the importer that made them.'
		);
	return { totals, problems: problems.rows, colonias };
}

/** Which codes of the works' dictionary are published works. A byte each: a set of a million numbers takes forty. */
class PublishedCodes {
	private flags = new Uint8Array(1 << 16);

	/** False where the code was there already. */
	add(code: number): boolean {
		if (code >= this.flags.length) {
			const larger = new Uint8Array(Math.max(code + 1, this.flags.length * 2));
			larger.set(this.flags);
			this.flags = larger;
		}
		if (this.flags[code] === 1) return false;
		this.flags[code] = 1;
		return true;
	}

	has(code: number): boolean {
		return this.flags[code] === 1;
	}
}

function publishOnce(work: Work, published: PublishedCodes, dictionaries: Dictionaries): void {
	if (!published.add(dictionaries.works.code(work.id)))
		throw new PublishError(
			'each work once',
			`two works ${work.id}`,
			'Two files may hold the same source: give each once.'
		);
}

const placedOf = ({ lon, lat, location_quality, locality, municipality }: Work): Placed => ({
	lon: lon ?? NaN,
	lat: lat ?? NaN,
	exact: location_quality === 'exact',
	locality,
	municipality
});

function referenceRows(request: PublishRequest, name: ReferenceTable): readonly object[] {
	if (name === 'custom_zones') return request.layers?.custom?.rows() ?? [];
	if (name !== 'municipalities') return request.reference[name];
	return request.reference.municipalities.map(({ bbox: [west, south, east, north], ...rest }) => ({
		...rest,
		west,
		south,
		east,
		north
	}));
}
