import {
	CHANGE_KINDS,
	fieldChangesAt,
	kindBit,
	orderedChanges,
	summarise,
	type Amounts,
	type Changes,
	type Chosen
} from '../../analysis';
import {
	loadManifest,
	moneyColumn,
	numberColumn,
	textColumn,
	type ColumnAtATime,
	type FetchBytes
} from '../../dataset';
import { measureColumn, type Manifest, type Measure } from '../../domain';
import { isDefault, type FilterContext, type FilterState } from '../../filters';
import { ReleaseHost } from '../release-host';
import { stateKey } from '../state-key';
import { changesSql } from './changes-sql';
import { comparePair, type CompareProgress, type OpenPair } from './compare-releases';
import type { ChangedWork, ChangesAnswer, ChangesAsked } from './types';

export interface OpenChangesOptions {
	/** Folder of the releases. */
	dataUrl: string;
	/** Ids: the earlier and the later. */
	before: string;
	after: string;
}

interface Facts {
	name: (string | null)[];
	municipality: (string | null)[];
	agency: (string | null)[];
	year: Float64Array;
}
interface ChosenWorks {
	rows: Chosen;
	contexts: { before: FilterContext; after: FilterContext };
}

const known = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

/** Two releases compared, and what is asked of the comparison. The same code in a worker, on the main thread and in Node. */
export class ChangesHost {
	#amounts = new Map<Measure, Promise<Amounts>>();
	#chosen: { key: string; chosen: Promise<ChosenWorks> } | null = null;
	#hosts: Promise<{ before: ReleaseHost; after: ReleaseHost }> | null = null;
	#facts: Promise<{ before: Facts; after: Facts }> | null = null;
	#order: { key: string; order: Uint32Array } | null = null;

	private constructor(
		private readonly dataUrl: string,
		private readonly get: FetchBytes,
		readonly manifests: { before: Manifest; after: Manifest },
		private readonly pair: OpenPair
	) {}

	/** Reads and compares. Throws DatasetError. */
	static async open(
		{ dataUrl, before, after }: OpenChangesOptions,
		get: FetchBytes,
		onProgress?: CompareProgress
	): Promise<ChangesHost> {
		const [was, is] = await Promise.all([
			loadManifest(dataUrl, before, get),
			loadManifest(dataUrl, after, get)
		]);
		const manifests = { before: was, after: is };
		return new ChangesHost(dataUrl, get, manifests, await comparePair(dataUrl, manifests, get, onProgress));
	}

	get changes(): Changes {
		return this.pair.changes;
	}

	/** Throws DatasetError. */
	async ask({ filter, kinds, offset, limit }: ChangesAsked): Promise<ChangesAnswer> {
		const [amounts, chosen] = await Promise.all([this.#amountsOf(filter.measure), this.#chosenBy(filter)]);
		const { changes } = this.pair;
		const key = JSON.stringify([stateKey(filter), filter.measure, kinds]);
		if (this.#order?.key !== key)
			this.#order = { key, order: orderedChanges(changes, amounts, chosen?.rows ?? null, kinds) };
		const { order } = this.#order;
		const rows = await this.#rows(order.subarray(offset, Math.min(order.length, offset + limit)), amounts);
		return {
			measure: filter.measure,
			summary: summarise(changes, amounts, chosen?.rows ?? null),
			listed: order.length,
			rows,
			notComparable: [...changes.notComparable],
			sql: changesSql(this.manifests, filter, chosen?.contexts ?? null, changes.notComparable)
		};
	}

	async #rows(entries: Uint32Array, amounts: Amounts): Promise<ChangedWork[]> {
		if (entries.length === 0) return [];
		const facts = await this.#factsOf();
		const { changes, ids } = this.pair;
		const { joined } = changes;
		return Array.from(entries, (entry): ChangedWork => {
			const [before, after] = [joined.before[entry] ?? -1, joined.after[entry] ?? -1];
			const isGone = after < 0;
			const row = isGone ? before : after;
			const of = isGone ? facts.before : facts.after;
			const bits = changes.kinds[entry] ?? 0;
			return {
				id: (isGone ? ids.before[row] : ids.after[row]) ?? '',
				name: of.name[row] ?? null,
				municipality: of.municipality[row] ?? null,
				agency: of.agency[row] ?? null,
				year: known(of.year[row]),
				kinds: CHANGE_KINDS.filter((kind) => (bits & kindBit(kind)) !== 0),
				before: known(amounts.before[before]),
				after: known(amounts.after[after]),
				fields: fieldChangesAt(changes, entry)
			};
		});
	}

	#amountsOf(measure: Measure): Promise<Amounts> {
		const read = (table: ColumnAtATime) => table.read(measureColumn(measure), moneyColumn);
		return kept(this.#amounts, measure, async () => ({
			before: await read(this.pair.before),
			after: await read(this.pair.after)
		}));
	}

	#factsOf(): Promise<{ before: Facts; after: Facts }> {
		const read = async (table: ColumnAtATime): Promise<Facts> => ({
			name: await table.read('name', textColumn),
			municipality: await table.read('municipality', textColumn),
			agency: await table.read('agency', textColumn),
			year: await table.read('year', (rows) => numberColumn(rows, 'a year'))
		});
		this.#facts ??= (async () => ({
			before: await read(this.pair.before),
			after: await read(this.pair.after)
		}))().catch((thrown: unknown) => {
			this.#facts = null;
			throw thrown;
		});
		return this.#facts;
	}

	/** The filter of every page, asked of both releases; null where it chooses all. */
	async #chosenBy(filter: FilterState): Promise<ChosenWorks | null> {
		if (isDefault({ ...filter, measure: 'inversion' })) return null;
		const key = JSON.stringify([stateKey(filter), filter.measure]);
		if (this.#chosen?.key !== key) {
			const chosen = this.#choose(filter).catch((thrown: unknown) => {
				this.#chosen = null;
				throw thrown;
			});
			this.#chosen = { key, chosen };
		}
		return this.#chosen.chosen;
	}

	async #choose(filter: FilterState): Promise<ChosenWorks> {
		this.#hosts ??= this.#openHosts().catch((thrown: unknown) => {
			this.#hosts = null;
			throw thrown;
		});
		const { before, after } = await this.#hosts;
		const of = async (host: ReleaseHost, rows: number) => {
			const [ordinals, context] = await Promise.all([
				host.answerer.ordinals(filter),
				host.answerer.context(filter)
			]);
			const chosen = new Uint8Array(rows);
			for (const ordinal of ordinals) chosen[ordinal] = 1;
			return { chosen, context };
		};
		const [was, is] = await Promise.all([
			of(before, this.pair.ids.before.length),
			of(after, this.pair.ids.after.length)
		]);
		return {
			rows: { before: was.chosen, after: is.chosen },
			contexts: { before: was.context, after: is.context }
		};
	}

	async #openHosts(): Promise<{ before: ReleaseHost; after: ReleaseHost }> {
		const open = async (manifest: Manifest): Promise<ReleaseHost> => {
			const host = new ReleaseHost(this.get);
			await host.open({ dataUrl: this.dataUrl, release: manifest.id, manifest });
			return host;
		};
		const { before, after } = this.manifests;
		return { before: await open(before), after: await open(after) };
	}
}

/** What was asked once is kept; a failure is not. */
function kept<K, V>(map: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
	const met = map.get(key);
	if (met) return met;
	const made = make().catch((thrown: unknown) => {
		map.delete(key);
		throw thrown;
	});
	map.set(key, made);
	return made;
}
