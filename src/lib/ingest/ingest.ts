import { LOCATION_QUALITIES, NO_CONTRACT_DETAILS, type LocationQuality, type Problem } from '../domain';
import { csvPieces, type Row } from './csv';
import { assemble } from './assemble';
import { hexOfHash, shortHash } from './ids';
import { KeyTable } from './latest';
import { cleanText } from './parse/text';
import { locate } from './places/locate';
import { ownKindOf, ownStream } from './own';
import { isPersonal, scrub } from './privacy';
import { openFile, type Opened } from './recognise';
import type { FormatReader, IngestBatch, IngestOptions, IngestResult, IngestSummary, Note } from './types';

/** Noted once per file, not per row. */
const COUNTED: ReadonlySet<string> = new Set(['year.from_folio', 'name.missing']);

const silent: Note = () => undefined;

/** Longest value kept in a problem. */
const LONGEST_VALUE = 200;

/**
 * A file as batches of works, of the long tables' rows and of problems, a few megabytes of the file at a time, and at the end what is
 * known of it as a whole. Throws SourceError for a file that cannot be understood.
 */
export async function* ingestStream(
	bytes: Uint8Array,
	options: IngestOptions
): AsyncGenerator<IngestBatch, IngestSummary> {
	const own = options.mapping ? null : ownKindOf(bytes);
	if (own !== null) return yield* ownStream(own, bytes, options, emptyBatch);
	const opened = openFile(bytes, options.file, options.mapping);
	const reader = opened.format.open(opened.header, options, firstRow(bytes, opened));
	const run = new Run(opened, reader, options);
	for (const read of csvPieces(bytes, opened, (row) => run.index(row))) {
		void read;
		options.onProgress?.(run.seen, null);
		await Promise.resolve();
	}
	run.closeIndex();
	for (const read of csvPieces(bytes, opened, (row) => run.read(row))) {
		void read;
		options.onProgress?.(run.rows, run.total);
		if (run.hasSome()) yield run.take();
		await Promise.resolve();
	}
	run.closeRead();
	if (run.hasSome()) yield run.take();
	options.onProgress?.(run.rows, run.total);
	return run.summary();
}

/** The whole file at once, for files that fit. */
export async function ingest(bytes: Uint8Array, options: IngestOptions): Promise<IngestResult> {
	const all = emptyBatch();
	const stream = ingestStream(bytes, options);
	for (;;) {
		const next = await stream.next();
		if (next.done) {
			const { works: _, ...summary } = next.value;
			return { ...summary, ...all };
		}
		for (const key of Object.keys(all) as (keyof IngestBatch)[])
			append(all[key] as unknown[], next.value[key]);
	}
}

const append = (to: unknown[], from: readonly unknown[]): void => {
	for (const item of from) to.push(item);
};

const emptyBatch = (): IngestBatch => ({
	works: [],
	amounts: [],
	observations: [],
	events: [],
	contracts: [],
	places: [],
	problems: []
});

/** The first row of data, for readers that look for the year of the whole file in it. */
function firstRow(bytes: Uint8Array, opened: Opened): Row | null {
	let cells: string[] | null = null;
	let number = 0;
	let seen = 0;
	for (const read of csvPieces(bytes.subarray(0, 1 << 18), opened, (row) => {
		if (isBlank(row) || cells || seen++ === 0) return;
		number = row.number;
		cells = Array.from({ length: row.length }, (_, i) => row.cell(i));
	})) {
		void read;
	}
	const found = cells as string[] | null;
	return found && { number, length: found.length, unclosedQuote: false, cell: (i) => found[i] ?? '' };
}

function isBlank(row: Row): boolean {
	for (let i = 0; i < row.length; i++) if (row.cell(i).trim() !== '') return false;
	return true;
}

/** One file on its way through the two passes. */
class Run {
	/** Rows of data, blank ones left out. */
	rows = 0;
	seen = 0;
	total = 0;
	private works = 0;
	private readonly counters = new Map<string, { rows: number; action: Problem['action'] }>();
	private headerMet = false;
	private batch = emptyBatch();
	private readonly keys: KeyTable;
	private readonly width: number;
	private readonly placed = Object.fromEntries(LOCATION_QUALITIES.map((q) => [q, 0])) as Record<
		LocationQuality,
		number
	>;

	constructor(
		private readonly opened: Opened,
		private readonly reader: FormatReader,
		private readonly options: IngestOptions
	) {
		this.keys = new KeyTable(reader.repeated);
		const { header } = opened;
		this.width = header.findLastIndex((h) => h.trim() !== '') + 1;
		for (const { rule, action, column, value } of reader.notes)
			this.problem(null, rule, action, column, value);
		if (opened.encoding.damaged)
			this.problem(null, 'encoding.damaged', 'value_repaired', null, opened.encoding.encoding);
	}

	index(row: Row): void {
		if (!this.headerMet) {
			this.headerMet = !isBlank(row);
			return;
		}
		if (row.length === 1 && isBlank(row)) return;
		this.seen++;
		if (this.misfit(row) !== null || !this.wanted(row)) return;
		this.keys.add(shortHash(this.identity(row)), row.number, this.reader.rank(row));
	}

	closeIndex(): void {
		this.keys.close();
		this.headerMet = false;
		this.total = this.seen;
	}

	read(row: Row): void {
		if (!this.headerMet) {
			this.headerMet = !isBlank(row);
			return;
		}
		if (row.length === 1 && isBlank(row)) return;
		const misfit = this.misfit(row);
		if (misfit === 'row.blank') return;
		this.rows++;
		if (misfit !== null) {
			// Its cells may stand under the wrong columns, so none of them is repeated here.
			this.problem(row.number, misfit, 'row_dropped', null, `${row.length} / ${this.width}`);
			return;
		}
		if (!this.wanted(row)) return;
		const note: Note = (rule, action, column, value) => {
			if (COUNTED.has(rule)) this.counted(rule, action);
			else this.problem(row.number, rule, action, column ?? null, value ?? null);
		};
		if (row.unclosedQuote) note('csv.unclosed_quote', 'kept');
		const { present, nth, hash } = this.keys.at(row.number);
		const official = this.officialKey(row);
		if (official === '') note('key.missing', 'kept');
		const key = official || hexOfHash(hash);
		const id = `${this.reader.source.id}:${key}${nth > 1 ? `-${nth}` : ''}`;
		const reading = this.reader.read(row, note);
		for (const { fiscal_year, moment, fund, centavos, observed_on } of reading.amounts) {
			this.batch.amounts.push({ work: id, fiscal_year, moment, fund, centavos, observed_on });
		}
		if (reading.observation) this.batch.observations.push({ work: id, ...reading.observation });
		if (!present) {
			this.counted('row.superseded', 'kept');
			return;
		}
		const location = locate(reading.stated, this.options.places, this.options.state);
		if (location.problem) note(location.problem.rule, location.problem.action, null, location.problem.value);
		this.placed[location.location_quality]++;
		this.works++;
		this.batch.works.push(
			assemble(id, reading.fields, location, this.reader.source.id, this.options.file, row.number)
		);
		for (const event of reading.events) this.batch.events.push({ work: id, ...event });
		for (const place of reading.places) this.batch.places.push({ work: id, ...place });
		if (reading.contract)
			this.batch.contracts.push({ work: id, ...reading.contract, ...NO_CONTRACT_DETAILS });
	}

	hasSome(): boolean {
		return Object.values(this.batch).some((list: unknown[]) => list.length > 0);
	}

	take(): IngestBatch {
		const taken = this.batch;
		this.batch = emptyBatch();
		return taken;
	}

	summary(): IngestSummary {
		const { format, encoding, delimiter } = this.opened;
		return {
			format: format.id,
			encoding: encoding.encoding + (encoding.bom ? ' (BOM)' : ''),
			delimiter,
			source: { ...this.reader.source, format: format.id, rows: this.rows },
			works: this.works,
			placed: this.placed
		};
	}

	/** Why a row cannot be read by columns; null when it can. */
	private misfit(row: Row): string | null {
		if (row.length === this.width) return null;
		if (isBlank(row)) return 'row.blank';
		if (row.length < this.width) return 'row.too_few_cells';
		for (let i = this.width; i < row.length; i++) if (row.cell(i).trim() !== '') return 'row.too_many_cells';
		return null;
	}

	private wanted(row: Row): boolean {
		return this.options.state === '*' || this.reader.states(row).states.includes(this.options.state);
	}

	/** The official key as it stands in the id; '' where the row lacks it (or has a person's instead), null where the format has none. */
	private officialKey(row: Row): string | null {
		if (!this.reader.officialKey) return null;
		const key = cleanText(this.reader.officialKey(row)).slice(0, 200);
		return key.replace(/[\s-]/g, '') === '' || isPersonal(key) ? '' : key;
	}

	/** What identifies the work. A row without its official key is known by all it says in the columns that are read. */
	private identity(row: Row): string {
		if (this.reader.identity) return this.reader.identity(row);
		return this.officialKey(row) || JSON.stringify(this.reader.read(row, silent).fields);
	}

	/** What is true of many rows and wrong in none is said once, with the number of rows. */
	private counted(rule: string, action: Problem['action']): void {
		const counter = this.counters.get(rule);
		if (counter) counter.rows++;
		else this.counters.set(rule, { rows: 1, action });
	}

	closeRead(): void {
		for (const [rule, { rows, action }] of this.counters)
			this.problem(null, rule, action, null, String(rows));
	}

	private problem(
		row: number | null,
		rule: string,
		action: Problem['action'],
		column: string | null,
		value: string | null
	): void {
		this.batch.problems.push({
			file: this.options.file,
			row,
			column,
			value: value === null ? null : scrub(cleanText(value)).slice(0, LONGEST_VALUE),
			rule,
			action
		});
	}
}
