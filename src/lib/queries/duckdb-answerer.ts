import { isLocated, LOCATION_QUALITIES, MoneyError } from '../domain';
import { EngineError, type EngineRow } from '../engine';
import { saidBy } from '../dataset';
import { DEFAULT_FILTER, type FilterContext, type FilterState } from '../filters';
import { QueryError } from './errors';
import { QuestionCache } from './question-cache';
import type { Answerer, Group, Page, Totals } from './questions';
import { byKeyMissingLast } from './aggregate';
import { groupingsSql, sqlOf, type SqlQuestion } from './sql-of';
import { exactFigure } from './sums';
import { stateKey } from './state-key';

/** Whatever runs SQL over `works`: DuckDB-WASM in the page, native DuckDB in a test. */
export interface DuckdbSource {
	query(sql: string, signal?: AbortSignal): Promise<EngineRow[]>;
	/** Resolves the text search, which is answered once for both tiers. */
	context(state: FilterState, signal?: AbortSignal): Promise<FilterContext>;
}

/** The same questions in SQL. Throws QueryError with the SQL; MoneyError where a sum is beyond the exact range. */
export function duckdbAnswerer(source: DuckdbSource): Answerer {
	const cache = new QuestionCache();

	function ask<T>(
		name: string,
		state: FilterState,
		sqlFor: (context: FilterContext) => string,
		read: (rows: EngineRow[]) => T,
		signal?: AbortSignal
	): Promise<T> {
		return cache.ask(
			`${name} ${stateKey(state)}`,
			async (stop) => {
				const sql = sqlFor(await source.context(state, stop));
				let rows: EngineRow[];
				try {
					rows = await source.query(sql, stop);
				} catch (thrown) {
					stop.throwIfAborted();
					const met = thrown instanceof EngineError ? thrown.met : saidBy(thrown);
					throw new QueryError(name, sql, met, { cause: thrown });
				}
				return read(rows);
			},
			signal
		);
	}
	const totals = (state: FilterState, signal?: AbortSignal) =>
		ask('totals', state, (context) => sqlOf({ ask: 'totals' }, state, context, 'engine'), readTotals, signal);
	// A page asks for all three at every step; together they cost what one does.
	const grouping = (code: number) => async (state: FilterState, signal?: AbortSignal) => {
		const all = await ask(
			'groupings',
			state,
			(context) => groupingsSql(state, context, 'engine'),
			readGroupings,
			signal
		);
		return (all.get(code) ?? []).map(exactFigure);
	};
	return {
		tier: 'duckdb',
		totals,
		byYear: grouping(3),
		byMunicipality: grouping(5),
		byRubro: grouping(6),
		async page(state, sort, offset, limit, signal): Promise<Page> {
			const question: SqlQuestion = { ask: 'page', sort, offset, limit };
			const [{ works }, rows] = await Promise.all([
				totals(state, signal),
				ask(
					JSON.stringify(question),
					state,
					(context) => sqlOf(question, state, context, 'engine'),
					readLines,
					signal
				)
			]);
			return { total: works, offset, rows };
		}
	};
}

/** How often each of them is rehearsed: after three times browsers have compiled what they use. */
const REHEARSALS = 3;

/** The SQL of a filter's step, to be run before the first real one: the whole release, and a part of it. */
export function rehearsal(zapLists: FilterContext['zapLists']): string[] {
	const context: FilterContext = { zapLists, matches: null };
	const some: FilterState = { ...DEFAULT_FILTER, years: { from: 1000, to: 9998 }, kind: 'obra' };
	const once = [DEFAULT_FILTER, some].flatMap((state) => [
		sqlOf({ ask: 'totals' }, state, context, 'engine'),
		groupingsSql(state, context, 'engine'),
		sqlOf({ ask: 'page', sort: 'monto', offset: 0, limit: 50 }, state, context, 'engine')
	]);
	return Array.from({ length: REHEARSALS }, () => once).flat();
}

/** Counts, years and centavos; a BIGINT reaches JavaScript as a bigint. */
function number(row: EngineRow, name: string): number {
	const value = row[name];
	const met = typeof value === 'bigint' ? Number(value) : value;
	if (typeof met !== 'number') throw new TypeError(`expected a number in ${name}, met ${String(value)}`);
	if (typeof value === 'bigint' && !Number.isSafeInteger(met))
		throw new MoneyError(`${name} is ${value} centavos, beyond the exact range of ±2^53`);
	return met;
}
const optionalNumber = (row: EngineRow, name: string): number | null =>
	row[name] === null ? null : number(row, name);

function text(row: EngineRow, name: string): string | null {
	const value = row[name];
	return value === null || value === undefined ? null : String(value);
}

function readTotals([row = {}]: EngineRow[]): Totals {
	const works = number(row, 'works');
	const byQuality: Record<string, number> = {};
	let located = 0;
	for (const quality of LOCATION_QUALITIES) {
		const count = number(row, `located_${quality}`);
		if (count > 0) byQuality[quality] = count;
		if (isLocated(quality)) located += count;
	}
	return {
		works,
		amount: number(row, 'amount'),
		withoutAmount: number(row, 'without_amount'),
		investment: number(row, 'investment'),
		approved: number(row, 'approved'),
		modified: number(row, 'modified'),
		contracted: number(row, 'contracted'),
		spent: number(row, 'spent'),
		known: {
			approved: number(row, 'with_approved'),
			modified: number(row, 'with_modified'),
			contracted: number(row, 'with_contracted'),
			spent: number(row, 'with_spent')
		},
		unlocated: works - located,
		byQuality,
		municipalities: number(row, 'municipalities'),
		firstYear: optionalNumber(row, 'first_year'),
		lastYear: optionalNumber(row, 'last_year'),
		inZap: number(row, 'in_zap'),
		amountInZap: number(row, 'amount_in_zap'),
		zapUnknown: number(row, 'zap_unknown')
	};
}

/** By `grouping`; each by key, "sin dato" last. A sum beyond ±2^53 is NaN: `exactFigure` refuses it where it is asked for. */
function readGroupings(rows: EngineRow[]): Map<number, Group[]> {
	const groupings = new Map<number, Group[]>();
	for (const row of rows) {
		const code = number(row, 'grouping');
		const amount = Number(row['amount']);
		const groups = groupings.get(code) ?? [];
		groups.push({
			key: text(row, 'key'),
			works: number(row, 'works'),
			amount: Number.isSafeInteger(amount) ? amount : NaN,
			withoutAmount: number(row, 'without_amount')
		});
		groupings.set(code, groups);
	}
	for (const groups of groupings.values()) groups.sort(byKeyMissingLast);
	return groupings;
}

const readLines = (rows: EngineRow[]): Page['rows'] =>
	rows.map((row) => ({
		ordinal: number(row, 'ordinal'),
		id: text(row, 'id') ?? '',
		name: text(row, 'name'),
		municipality: text(row, 'municipality'),
		year: optionalNumber(row, 'year'),
		rubro: text(row, 'rubro'),
		status: text(row, 'status') ?? 'sin_dato',
		kind: text(row, 'kind') ?? 'obra',
		location_quality: text(row, 'location_quality') ?? 'none',
		lon: optionalNumber(row, 'lon'),
		lat: optionalNumber(row, 'lat'),
		amount: optionalNumber(row, 'amount')
	}));
