import {
	addCentavos,
	LOCATION_QUALITIES,
	type LocationQuality,
	type Problem,
	type SourceRecord,
	type Work
} from '../../src/lib/domain';
import {
	findCandidates,
	ingestStream,
	type CandidateWork,
	type IngestBatch,
	type IngestSummary,
	type Places
} from '../../src/lib/ingest';
import type { ContractJoin } from './contracts';
import { sourceRecordOf, type OfficialFile } from './official-files';
import type { Batch } from './request';

export interface ReadOptions {
	/** `11`, or `*` for all. */
	state: string;
	places: Places;
	/** Fiscal year of files that do not say it. */
	year: number | null;
	/** Files of contracts to be joined with the works; null for none. */
	contracts?: ContractJoin | null;
	onProgress: (file: string, rows: number, total: number | null) => void;
}

/** What one file gave. Money in centavos. */
export interface FileReport {
	file: string;
	format: string;
	encoding: string;
	rows: number;
	works: number;
	/** Works that a newer file of the same source holds too: theirs is the newer view. */
	superseded: number;
	investment: number;
	/** Null where no work of the file says it. */
	sums: Record<(typeof MONEY_COLUMNS)[number], number | null>;
	placed: Record<LocationQuality, number>;
	/** The source of the file; the first of them where it has several. */
	source: SourceRecord;
	/** All of them: an exported file has those of its works. */
	sources: SourceRecord[];
	/** The works are invented: an export of a demonstration. */
	demonstration: boolean;
}

/** The columns of a work that a source fills with money. */
const MONEY_COLUMNS = [
	'approved',
	'modified',
	'committed',
	'accrued',
	'exercised',
	'paid',
	'contracted'
] as const;

const counted = <K extends string>(keys: readonly K[]): Record<K, number> =>
	Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

/** Official files on their way into one release. */
export class FileReading {
	readonly reports: FileReport[] = [];
	readonly problemsByRule = new Map<string, number>();
	candidates = 0;
	lastYear: number | null = null;
	firstYear: number | null = null;
	private readonly seen = new Set<string>();
	private readonly compared: CandidateWork[] = [];

	/** `files` newest first: where two hold the same work, the first one's view is published. */
	constructor(
		private readonly files: readonly OfficialFile[],
		private readonly options: ReadOptions
	) {}

	/** `problems`: what was wrong with other files of the release. */
	async *batches(problems: readonly Problem[] = []): AsyncGenerator<Batch> {
		this.count(problems);
		yield { problems };
		for (const file of this.files) yield* this.file(file);
		const candidates = findCandidates(this.compared);
		this.candidates = candidates.length;
		yield { candidates };
		const { contracts } = this.options;
		if (!contracts) return;
		const rows = contracts.finish();
		this.count(contracts.problems);
		yield { contracts: rows, problems: contracts.problems };
	}

	private async *file(file: OfficialFile): AsyncGenerator<Batch> {
		const { state, places, year, contracts, onProgress } = this.options;
		const sums = Object.fromEntries(MONEY_COLUMNS.map((moment) => [moment, null])) as FileReport['sums'];
		const placed = counted(LOCATION_QUALITIES);
		const report = { works: 0, superseded: 0, investment: 0 };
		const stream = ingestStream(file.bytes, {
			file: file.name,
			state,
			places,
			...(file.mapping ? { mapping: file.mapping } : {}),
			...(year === null ? {} : { year }),
			onProgress: (rows, total) => onProgress(file.name, rows, total)
		});
		for (;;) {
			const next = await stream.next();
			if (next.done) {
				file.bytes = new Uint8Array();
				this.reports.push(this.reportOf(file, next.value, { ...report, sums, placed }));
				return;
			}
			const batch = this.files.length > 1 ? this.withoutRepeated(file.name, next.value) : next.value;
			report.superseded += next.value.works.length - batch.works.length;
			for (const work of batch.works) {
				report.works++;
				report.investment = addCentavos(report.investment, work.investment ?? 0);
				for (const moment of MONEY_COLUMNS) {
					const centavos = work[moment];
					if (centavos !== null) sums[moment] = addCentavos(sums[moment] ?? 0, centavos);
				}
				placed[work.location_quality]++;
				this.note(work);
				contracts?.see(work);
			}
			this.count(batch.problems);
			yield contracts
				? { ...batch, contracts: batch.contracts.filter((contract) => !contracts.holdBack(contract)) }
				: batch;
		}
	}

	private count(problems: readonly Problem[]): void {
		for (const { rule } of problems) this.problemsByRule.set(rule, (this.problemsByRule.get(rule) ?? 0) + 1);
	}

	private note(work: Work): void {
		if (work.year !== null) {
			this.lastYear = Math.max(this.lastYear ?? work.year, work.year);
			this.firstYear = Math.min(this.firstYear ?? work.year, work.year);
		}
		if (this.files.length < 2) return;
		const { id, source, name, municipality, year, investment, spent } = work;
		this.compared.push({ id, source, name, municipality, year, investment, spent });
	}

	/** Leaves out works that a newer file gave; what they lived through stays in `amounts` and `observations`. */
	private withoutRepeated(file: string, batch: IngestBatch): IngestBatch {
		const repeated = new Set<string>();
		const problems: Problem[] = [];
		for (const { id, source_row: row } of batch.works) {
			if (!this.seen.has(id)) {
				this.seen.add(id);
				continue;
			}
			repeated.add(id);
			problems.push({ file, row, column: null, value: id, rule: 'work.in_newer_file', action: 'kept' });
		}
		if (repeated.size === 0) return batch;
		const about = ({ work }: { work: string }): boolean => !repeated.has(work);
		return {
			...batch,
			works: batch.works.filter(({ id }) => !repeated.has(id)),
			events: batch.events.filter(about),
			contracts: batch.contracts.filter(about),
			places: batch.places.filter(about),
			problems: [...batch.problems, ...problems]
		};
	}

	private reportOf(
		file: OfficialFile,
		summary: IngestSummary,
		counts: Pick<FileReport, 'works' | 'superseded' | 'investment' | 'sums' | 'placed'>
	): FileReport {
		const { format, encoding } = summary;
		return {
			file: file.name,
			format,
			encoding,
			rows: summary.source.rows,
			...counts,
			...sourcesOf(file, summary, counts.works)
		};
	}
}

function sourcesOf(
	file: OfficialFile,
	summary: IngestSummary,
	works: number
): Pick<FileReport, 'source' | 'sources' | 'demonstration'> {
	const { exported } = summary;
	const source = sourceRecordOf(file, summary, works);
	if (!exported) return { source, sources: [source], demonstration: false };
	const sources = exported.sources.map((of) =>
		sourceRecordOf(file, { ...summary, source: { ...summary.source, ...of } }, of.works)
	);
	return { source: sources[0] ?? source, sources, demonstration: exported.demonstration };
}
