import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Part, ReleaseFile, Resource } from '../../src/lib/domain';
import { writeIdIndex } from './id-index-file';
import { resourceOf } from './parquet';
import type { Progress } from './request';
import { sectionsOf, type Section, type SectionOptions } from './sections';
import type { StagedRelease } from './staged-release';
import { LONG_TABLES, REFERENCE_TABLES, WORKS, WORKS_CORE, WORKS_TEXT } from './tables';
import { writeLives, type Block } from './write-lives';
import { writeLongTable, writeReferenceTable } from './write-tables';
import { decodeStretch, municipalityCounts, sortWorks, writeParts, type Stretch } from './write-works';

export interface WriteOptions {
	folder: string;
	sections: SectionOptions | undefined;
	onProgress: (progress: Progress) => void;
}

export interface WrittenRelease {
	/** All tables, in the order of the manifest. */
	resources: Resource[];
	/** The id index and the lives. */
	files: ReleaseFile[];
}

/** Works decoded at once: two hundred megabytes of them. */
const STRETCH_WORKS = 125_000;

/**
 * Writes all tables of a staged release. Each file is written by one thread, so that it has the same bytes every time; the largest are
 * written beside the others.
 */
export async function writeRelease(
	instance: DuckDBInstance,
	connection: DuckDBConnection,
	staged: StagedRelease,
	options: WriteOptions
): Promise<WrittenRelease> {
	options.onProgress({ stage: 'sort' });
	await sortWorks(connection);
	const sections = sectionsOf(await municipalityCounts(connection), options.sections);
	await connection.run("ATTACH ':memory:' AS stretches");
	await connection.run('SET threads = 1');
	const beside = await instance.connect();
	try {
		const run = new Run(connection, beside, staged, options);
		await run.write(stretchesOf(sections));
		const index = await writeIdIndex(connection, options.folder, staged.idHashes, run.blocks);
		return { resources: run.resources(), files: [index, ...run.files] };
	} finally {
		beside.closeSync();
	}
}

/** Sections in stretches of about as many works as fit in memory; a section is never cut. */
function stretchesOf(sections: readonly Section[]): Stretch[] {
	const stretches: Section[][] = [];
	let works = Infinity;
	for (const section of sections) {
		const own = section.end - section.start;
		if (works + own > STRETCH_WORKS) {
			stretches.push([]);
			works = 0;
		}
		stretches.at(-1)?.push(section);
		works += own;
	}
	return stretches.map((own, number) => ({ sections: own, table: `stretches.works_${number}` }));
}

/** A release on its way to its files, by two connections at once. */
class Run {
	private readonly parts = new Map([WORKS, WORKS_CORE, WORKS_TEXT].map((table) => [table, [] as Part[]]));
	private readonly others: Resource[] = [];
	readonly blocks: Block[] = [];
	readonly files: ReleaseFile[] = [];

	constructor(
		private readonly connection: DuckDBConnection,
		private readonly beside: DuckDBConnection,
		private readonly staged: StagedRelease,
		private readonly options: WriteOptions
	) {}

	/** One connection decodes and writes `works`; the other all else, a stretch behind at most. */
	async write(stretches: readonly Stretch[]): Promise<void> {
		let behind = this.writeOthers();
		try {
			let previous: Stretch | null = null;
			for (const stretch of stretches) {
				await decodeStretch(this.beside, this.staged.works, stretch);
				const waiting = behind;
				behind = waiting.then(() => this.writeExtracts(stretch));
				behind.catch(() => {});
				await this.writeWorks(this.beside, WORKS, stretch);
				await waiting;
				if (previous) await this.beside.run(`DROP TABLE ${previous.table}`);
				previous = stretch;
			}
			await behind;
		} finally {
			// The database must not be closed under what still runs.
			await Promise.allSettled([behind]);
		}
	}

	resources(): Resource[] {
		return [...[...this.parts].map(([table, parts]) => resourceOf(table, parts)), ...this.others];
	}

	private async writeOthers(): Promise<void> {
		const { connection, staged, others } = this;
		const { folder, onProgress } = this.options;
		for (const [name, table] of staged.long) {
			onProgress({ stage: 'write', table: name });
			others.push(await writeLongTable(connection, folder, LONG_TABLES[name], table));
		}
		for (const [name, table] of staged.reference)
			others.push(await writeReferenceTable(connection, folder, REFERENCE_TABLES[name], table));
	}

	private async writeExtracts(stretch: Stretch): Promise<void> {
		for (const table of [WORKS_CORE, WORKS_TEXT]) await this.writeWorks(this.connection, table, stretch);
		this.options.onProgress({ stage: 'write', table: 'lives' });
		const { files, blocks } = await writeLives(this.connection, this.options.folder, stretch);
		this.files.push(...files);
		for (const block of blocks) this.blocks.push(block);
	}

	private async writeWorks(
		connection: DuckDBConnection,
		table: typeof WORKS,
		stretch: Stretch
	): Promise<void> {
		const { folder, onProgress } = this.options;
		onProgress({ stage: 'write', table: table.name });
		const { bounds } = this.staged.totals;
		this.parts.get(table)?.push(...(await writeParts(connection, table, stretch, { folder, bounds })));
	}
}
