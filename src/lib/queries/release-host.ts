import type { CoreColumns, Manifest, TextColumns, Work } from '../domain';
import {
	fetchParts,
	fetchTable,
	inFolder,
	loadIndex,
	loadManifest,
	OpenRows,
	partsOf,
	rangedFile,
	readCandidates,
	readCore,
	readEndDays,
	readCustomZones,
	readFlagGaps,
	readFlags,
	readLooseContracts,
	readPlaceNames,
	readText,
	readWorkZones,
	readWorksColumns,
	readZones,
	type FetchBytes,
	type FetchOptions,
	type Stretch
} from '../dataset';
import type { FilterContext, FilterState } from '../filters';
import { delaysOf } from './delays';
import { columnsAnswerer, type FilterResolver } from './columns-answerer';
import type { ColumnsAnswerer } from './questions';
import { zapListsOf, type ZapLists } from './zap-lists';

export interface OpenOptions {
	/** Folder of the releases: it holds `index.json`. */
	dataUrl: string;
	/** Null is the index's current one. */
	release: string | null;
	/** Where the page already holds it. */
	manifest?: Manifest | undefined;
	/**
	 * Only the parts that hold works of these municipalities (5 digits): in a large release a phone opens a place, not the state (DESIGN, rule 3).
	 * Small neighbours share a part and come along, so a filter still has to choose. Null, or nothing: all parts.
	 */
	municipalities?: readonly string[] | null | undefined;
	/** Past the browser's cache: for a retry. */
	fresh?: boolean | undefined;
}

export interface Opened {
	manifest: Manifest;
	core: CoreColumns;
	zapLists: ZapLists;
	/** Where the works in memory stand in the release, for `OpenRows`. */
	stretches: Stretch[];
}

/** The questions that go to wherever the columns are, and what each one takes and gives. */
export type ColumnsQuestions = Pick<
	ColumnsAnswerer & FilterResolver,
	| 'totals'
	| 'byYear'
	| 'byMunicipality'
	| 'byRubro'
	| 'page'
	| 'facets'
	| 'ordinals'
	| 'ordered'
	| 'unlocatedPage'
	| 'lines'
	| 'localityName'
	| 'localityKeys'
	| 'lateness'
	| 'broughtWorks'
	| 'flags'
	| 'party'
	| 'work'
	| 'known'
	| 'sameAs'
	| 'context'
	| 'desk'
	| 'deskCube'
	| 'deskPage'
	| 'pivot'
>;
export type ColumnsQuestion = keyof ColumnsQuestions;

/**
 * A release in memory and what answers over it. The same code in a worker, on the main thread where no worker starts, and in Node over
 * files: only `get` differs.
 */
export class ReleaseHost {
	#open: { answerer: ColumnsAnswerer & FilterResolver; core: CoreColumns; isWhole: boolean } | null = null;
	#text: (() => Promise<TextColumns>) | null = null;

	constructor(private readonly get: FetchBytes) {}

	/** Fetches, checks and decodes `works_core`. Throws DatasetError. */
	async open({ dataUrl, release, manifest: known, municipalities, fresh }: OpenOptions): Promise<Opened> {
		const options: FetchOptions = fresh ? { fresh } : {};
		const id = known?.id ?? release ?? (await loadIndex(dataUrl, this.get, options)).current;
		const manifest = known ?? (await loadManifest(dataUrl, id, this.get, options));
		const folder = inFolder(dataUrl, manifest.id);
		const table = (name: string) => fetchTable(folder, manifest, name, this.get, options);
		const has = (name: string) => manifest.resources.some((resource) => resource.name === name);
		const parts = (name: string) => partsOf(manifest, name, municipalities ?? null);
		const { parts: coreParts, stretches } = parts('works_core');
		const rows = new OpenRows(stretches);
		const [core, zapLists] = await Promise.all([
			fetchParts(folder, coreParts, this.get, options).then((bytes) => readCore(bytes, rows)),
			this.#zapLists(manifest, table)
		]);

		/** Single columns of `works`: the table is too large to be fetched whole. */
		const worksByRanges = () =>
			parts('works').parts.map(({ path, bytes }) => {
				const url = inFolder(folder, path);
				return { url, file: rangedFile(url, bytes, this.get) };
			});

		let text: Promise<TextColumns> | null = null;
		let works: Promise<(id: string) => Promise<Work | null>> | null = null;
		const textOf = () =>
			(text ??= fetchParts(folder, parts('works_text').parts, this.get, options)
				.then(readText)
				.catch((thrown: unknown) => {
					// The next question asks again.
					text = null;
					throw thrown;
				}));
		this.#text = textOf;
		const answerer = columnsAnswerer({
			core,
			rows,
			text: textOf,
			zapLists,
			municipalityNames: () => table('municipalities').then(readPlaceNames),
			localityNames: () => table('localities').then(readPlaceNames),
			candidates: async () =>
				manifest.resources.some(({ name, rows }) => name === 'candidates' && rows > 0)
					? readCandidates(await table('candidates'))
					: [],
			lateness: async () => {
				// Two of sixty columns, and few compare: their code and their bytes come with the first who does.
				const { readLateness } = await import('./read-lateness');
				return readLateness(folder, parts('works').parts, core.status, manifest.issued, this.get);
			},
			brought: async () => {
				if (!has('custom_zones') || !has('work_zones')) return null;
				const [zones, joined] = await Promise.all([
					table('custom_zones').then(readCustomZones),
					table('work_zones').then(readWorkZones)
				]);
				return { zones, joined };
			},
			delays: async () => delaysOf(core.status, await readEndDays(worksByRanges()), manifest.issued),
			worksColumns: (names) => readWorksColumns(worksByRanges(), names),
			flags: async () => {
				if (!has('flags') || !has('flag_gaps')) return null;
				const [flags, gaps] = await Promise.all([
					table('flags').then(readFlags),
					table('flag_gaps').then(readFlagGaps)
				]);
				return { flags, gaps };
			},
			loose: async () => {
				// Most releases have no file of contracts, and then no contract without a work.
				if (!(manifest.contract_files ?? []).some(({ unmatched }) => unmatched > 0)) return null;
				return readLooseContracts(await table('contracts'));
			},
			work: async (id) => {
				// Few open a work at once: its code comes with the first who does.
				works ??= import('./whole-works')
					.then(({ wholeWorks }) => wholeWorks(folder, manifest, this.get, rows, textOf))
					.catch((thrown: unknown) => {
						// Without a network it may not come; the next try asks again.
						works = null;
						throw thrown;
					});
				return (await works)(id);
			}
		});
		this.#open = { answerer, core, isWhole: core.rows === manifest.totals.works };
		return { manifest, core, zapLists, stretches };
	}

	/** Fetches, checks and decodes `works_text`. Throws DatasetError. */
	async loadText(): Promise<void> {
		await this.#columns();
	}

	get answerer(): ColumnsAnswerer & FilterResolver {
		return this.#opened().answerer;
	}

	context(state: FilterState): Promise<FilterContext> {
		return this.answerer.context(state);
	}

	/** The columns as an Arrow IPC stream, for DuckDB. Loads Arrow only when called. The release must be open whole. */
	async arrowStream(): Promise<Uint8Array<ArrayBuffer>> {
		const { core, isWhole } = this.#opened();
		// DuckDB's answers are of the whole release.
		if (!isWhole) throw new Error('expected all parts of the release to be open, met some');
		const [text, { arrowStream }] = await Promise.all([this.#columns(), import('./arrow-stream')]);
		return arrowStream(core, text);
	}

	#columns(): Promise<TextColumns> {
		this.#opened();
		return this.#text ? this.#text() : Promise.reject(new Error('open() comes first'));
	}

	#opened() {
		if (!this.#open) throw new Error('expected an open release, met none: open() comes first');
		return this.#open;
	}

	async #zapLists(
		manifest: Manifest,
		table: (name: string) => ReturnType<typeof fetchTable>
	): Promise<ZapLists> {
		const years = manifest.zone_lists.map((list) => list.year);
		if (years.length === 0) return zapListsOf([]);
		const zones = await readZones(await table('zones'));
		// An urban zone is a part of a town: it says nothing of the whole municipality.
		return zapListsOf(
			zones.filter((zone) => zone.kind === 'rural'),
			years
		);
	}
}
