import {
	isLocated,
	type Candidate,
	measureColumn,
	type CoreColumns,
	type CustomZone,
	type LocationQuality,
	type TextColumns,
	type Work,
	type WorkZone,
	type WorkColumn
} from '../domain';
import type { LooseContractColumns, OpenRows, WorksColumns } from '../dataset';
import type { FilterContext, FilterState, Sort } from '../filters';
import { aggregate, type Aggregate } from './aggregate';
import { countingOf } from './counting';
import type { Delays } from './delays';
import { facets, type BinsByMeasure } from './facets';
import { knownWork } from './known-work';
import { byKey, firstByKey, sortKeys } from './order';
import { QuestionCache } from './question-cache';
import type { FlagTables } from './flags-answer';
import type { ColumnsAnswerer, Page, WorkRow } from './questions';
import { Selection } from './selection';
import { needsText, selectionKey } from './state-key';
import { exactFigure } from './sums';
import type { ZapLists } from './zap-lists';

export interface ColumnsSource {
	core: CoreColumns;
	/** Where the columns' rows stand in the release; nothing where the whole release is in them. */
	rows?: OpenRows;
	/** `works_text`, asked for once, when a question needs it. */
	text: () => Promise<TextColumns>;
	zapLists: ZapLists;
	/** Names by INEGI key, for the search. */
	municipalityNames: () => Promise<ReadonlyMap<string, string>>;
	/** Names of localities by INEGI key; asked for when a work that has one is opened. */
	localityNames: () => Promise<ReadonlyMap<string, string>>;
	/** Pairs that may be the same work; asked for when a work is opened. */
	candidates: () => Promise<readonly Candidate[]>;
	/** By row, see `ColumnsAnswerer.lateness`; asked for when somebody compares. */
	lateness: () => Promise<Uint8Array>;
	/** The zones that the publisher brought and what they were joined with; null in a release without them. */
	brought?: () => Promise<{ zones: CustomZone[]; joined: WorkZone[] } | null>;
	/** How late works are: asked for by the first filter by days, and by the desk. */
	delays: () => Promise<Delays>;
	/** Other columns of `works`, read where the desk shows them. */
	worksColumns: (names: readonly WorkColumn[]) => Promise<WorksColumns>;
	/** Flags and what cannot be calculated; null in a release without them. */
	flags?: () => Promise<FlagTables | null>;
	/** Contracts without a work; null in a release without them. */
	loose?: () => Promise<LooseContractColumns | null>;
	/** One whole work by its id; null where the release has none of that id. */
	work: (id: string) => Promise<Work | null>;
}

/** What the DuckDB tier asks of the columns beside its own answers. */
export interface FilterResolver {
	context(state: FilterState, signal?: AbortSignal): Promise<FilterContext>;
}

/** First pages are found by a partial sort; a list scrolled beyond this is sorted whole, once. */
const PARTIAL_SORT = 1000;

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
	let made: Promise<T> | null = null;
	return () => (made ??= make().catch((thrown: unknown) => ((made = null), Promise.reject(thrown as Error))));
};

/** All questions over typed arrays, for any phone. Answers are kept; works wherever JavaScript does. */
export function columnsAnswerer(source: ColumnsSource): ColumnsAnswerer & FilterResolver {
	const { core, zapLists } = source;
	const published = (rows: Uint32Array): Uint32Array => source.rows?.ordinalsOf(rows) ?? rows;
	const counting = countingOf(core, zapLists);
	const text = once(source.text);
	const localityNames = once(source.localityNames);
	const candidates = once(source.candidates);
	const lateness = once(source.lateness);
	const brought = once(source.brought ?? (() => Promise.resolve(null)));
	const delays = once(source.delays);
	const loose = once(source.loose ?? (() => Promise.resolve(null)));
	const flagTables = once(source.flags ?? (() => Promise.resolve(null)));
	const search = once(async () => {
		const [columns, municipalityNames, { searchIndex }] = await Promise.all([
			text(),
			source.municipalityNames(),
			// Few readers search: its code comes with the first who does.
			import('./search-index')
		]);
		return searchIndex({ text: columns, municipality: core.municipality, municipalityNames });
	});
	const selection = new Selection({ core, text, search, zapLists, delays });
	const answers = new QuestionCache(64);
	const keys = new QuestionCache(8);
	const orders = new QuestionCache(4);
	const bins: BinsByMeasure = new Map();

	const counted = (state: FilterState, signal?: AbortSignal): Promise<Aggregate> =>
		answers.ask(
			`${selectionKey(state)} ${state.measure} ${state.zapList}`,
			async () => aggregate(counting, await selection.rows(state), state),
			signal
		);

	const qualityIsLocated = core.location_quality.values.map((quality) =>
		isLocated(quality as LocationQuality)
	);

	async function page(
		state: FilterState,
		sort: Sort,
		offset: number,
		limit: number,
		only: 'all' | 'unlocated' = 'all'
	): Promise<Page> {
		const [chosen, columns] = await Promise.all([selection.rows(state), text()]);
		const rows =
			only === 'all'
				? chosen
				: chosen.filter((row) => qualityIsLocated[core.location_quality.codes[row] ?? 0] !== true);
		const sortKey = sort.startsWith('monto') ? `${sort} ${state.measure}` : sort;
		const key = await keys.ask(sortKey, async () => sortKeys(core, columns, sort, state.measure));
		const end = offset + limit;
		const ordered =
			end <= PARTIAL_SORT
				? firstByKey(rows, key, end)
				: await orders.ask(`${selectionKey(state)} ${sortKey} ${only}`, async () => byKey(rows, key));
		const amounts = core[measureColumn(state.measure)];
		return {
			total: rows.length,
			offset,
			rows: Array.from(ordered.subarray(offset, end), (ordinal) => lineOf(core, columns, amounts, ordinal))
		};
	}

	// Only the auditors' desk asks for it, and its code comes with the first question.
	const desk = once(async () => {
		const [{ Desk }, columns, days] = await Promise.all([import('./desk/desk'), text(), delays()]);
		return new Desk({
			counting,
			text: columns,
			delays: days.days,
			context: (state) => selection.context({ ...state, delay: null }),
			worksColumns: source.worksColumns,
			ordinalOf: (row) => source.rows?.ordinalOf(row) ?? row
		});
	});

	return {
		desk: async (state) => (await desk()).answer(state),
		deskCube: async (state, active) => (await desk()).cube(state, active),
		deskPage: async (state, sorts, offset, limit, names) =>
			(await desk()).page(state, sorts, offset, limit, names),
		pivot: async (state, question) => (await desk()).pivot(state, question),
		tier: 'js',
		totals: async (state, signal) => exactFigure((await counted(state, signal)).totals),
		byYear: async (state, signal) => (await counted(state, signal)).byYear.map(exactFigure),
		byMunicipality: async (state, signal) => (await counted(state, signal)).byMunicipality.map(exactFigure),
		byRubro: async (state, signal) => (await counted(state, signal)).byRubro.map(exactFigure),
		async page(state, sort, offset, limit, signal) {
			signal?.throwIfAborted();
			const answer = await page(state, sort, Math.max(0, Math.trunc(offset)), Math.max(0, Math.trunc(limit)));
			signal?.throwIfAborted();
			return answer;
		},
		async facets(state) {
			const columns = needsText(state) ? await text() : null;
			return facets(counting, columns, state, await selection.context(state), bins);
		},
		ordinals: async (state) => (await selection.rows(state)).slice(),
		unlocatedPage: (state, sort, offset, limit) =>
			page(state, sort, Math.max(0, Math.trunc(offset)), Math.max(0, Math.trunc(limit)), 'unlocated'),
		async ordered(state, sort) {
			const [rows, columns] = await Promise.all([selection.rows(state), text()]);
			return published(byKey(rows, sortKeys(core, columns, sort, state.measure)));
		},
		async lines(ordinals, measure) {
			const columns = await text();
			const amounts = core[measureColumn(measure)];
			return ordinals.map((ordinal) => lineOf(core, columns, amounts, ordinal));
		},
		localityName: async (code) => (await localityNames()).get(code) ?? null,
		localityKeys: async () => (await text()).locality,
		lateness,
		work: (id) => source.work(id),
		async broughtWorks() {
			const [tables, columns, { broughtWorks }] = await Promise.all([
				brought(),
				text(),
				// Only who compares such a zone asks.
				import('./brought-works')
			]);
			return tables && broughtWorks(tables.zones, tables.joined, core, columns);
		},
		async party(state, asked) {
			const { looseOf, partyAnswer, partySql, withoutParty } = await import('./party');
			const others = withoutParty(state, asked.kind);
			const [rows, columns, contracts, context] = await Promise.all([
				selection.rows(others),
				text(),
				asked.name === null ? null : loose(),
				selection.context(others)
			]);
			const { measure } = state;
			const answer = partyAnswer(
				{ counting, core, text: columns, rows, measure, loose: looseOf(contracts, asked) },
				asked
			);
			return { ...answer, sql: partySql(asked, state, context) };
		},
		async flags(state, asked) {
			const tables = await flagTables();
			if (tables === null) return null;
			const [chosen, columns, context, { flagsAnswer }, { flagsSql }] = await Promise.all([
				selection.rows(state),
				text(),
				selection.context(state),
				// Only its own page asks.
				import('./flags-answer'),
				import('./flags-sql')
			]);
			const rowOf = (ordinal: number): number | null => (source.rows ? source.rows.rowOf(ordinal) : ordinal);
			const lineAt = (row: number): WorkRow => lineOf(core, columns, core[measureColumn(state.measure)], row);
			const answer = flagsAnswer({ tables, core, text: columns, chosen, rowOf, lineOf: lineAt }, asked);
			return { ...answer, sql: flagsSql(state, context) };
		},
		async known(id) {
			const columns = await text();
			const row = columns.id.indexOf(id);
			if (row < 0) return null;
			return { ...knownWork(core, columns, row), ordinal: source.rows?.ordinalOf(row) ?? row };
		},
		async sameAs(id, measure) {
			const [pairs, columns] = await Promise.all([candidates(), text()]);
			const amounts = core[measureColumn(measure)];
			return pairs
				.filter(({ work_a, work_b }) => work_a === id || work_b === id)
				.flatMap(({ work_a, work_b, similarity, reason }) => {
					const ordinal = columns.id.indexOf(work_a === id ? work_b : work_a);
					if (ordinal < 0) return [];
					const source = columns.source.values[columns.source.codes[ordinal] ?? 0] ?? '';
					return [{ ...lineOf(core, columns, amounts, ordinal), source, similarity, reason }];
				})
				.sort((a, b) => b.similarity - a.similarity || a.ordinal - b.ordinal);
		},
		async context(state) {
			const context = await selection.context(state);
			const { matches, delay } = context;
			return {
				...context,
				matches: matches && published(matches),
				...(delay ? { delay: { ...delay, ordinals: published(delay.ordinals) } } : {})
			};
		}
	};
}

/** NaN, the columns' missing, as null. */
const known = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

function lineOf(core: CoreColumns, text: TextColumns, amounts: Float64Array, ordinal: number): WorkRow {
	const word = (column: 'municipality' | 'rubro' | 'status' | 'kind' | 'location_quality') =>
		core[column].values[core[column].codes[ordinal] ?? 0] ?? null;
	return {
		ordinal,
		id: text.id[ordinal] ?? '',
		name: text.name[ordinal] ?? null,
		municipality: word('municipality'),
		year: core.year[ordinal] || null,
		rubro: word('rubro'),
		status: word('status') ?? 'sin_dato',
		kind: word('kind') ?? 'obra',
		location_quality: word('location_quality') ?? 'none',
		lon: known(core.lon[ordinal]),
		lat: known(core.lat[ordinal]),
		amount: known(amounts[ordinal])
	};
}
