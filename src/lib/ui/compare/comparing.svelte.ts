import { measureColumn, type Dictionary } from '$lib/domain';
import {
	filterInWords,
	DEFAULT_FILTER,
	isDrawn,
	placeKey,
	type DecodedCompare,
	type Notice
} from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { stateKey, type ReleaseClient } from '$lib/queries';
import { builtIn, type CompareSource } from '$lib/queries/compare';
import type { BroughtWorks } from '$lib/queries/brought-works';
import type { ComparePage } from '$lib/queries/compare-page';
import { sharedWorks } from '$lib/queries/shared-works';
import { worksOf, type PlaceWorks } from '$lib/queries/place-works';
import type { Names } from '../explorer/names';
import type { Nearby } from '../near/nearby.svelte';
import type { PlaceBook } from '../near/place-book.svelte';
import type { Column } from './measures';
import type { CompareOutlines } from './outlines.svelte';
import { needsOf, resolve, type ResolvedPlace } from './resolve';

export interface CompareSources {
	asked: () => DecodedCompare;
	page: () => ComparePage;
	names: () => Names;
	works: Nearby;
	book: PlaceBook;
	outlines: CompareOutlines;
}

/** What comes of a release beside its columns, asked for once. */
interface OfRelease {
	client: ReleaseClient;
	keys: Dictionary | null;
	lateness: Uint8Array | null;
	brought: BroughtWorks | null;
	/** What a place's works are does not depend on the filter. */
	places: Map<string, PlaceWorks>;
}

/** Everything `/comparar` shows, derived from the address and from what has come; nothing here is set but what is only seen. */
export class Comparing {
	readonly #from: CompareSources;
	#release: OfRelease | null = $state.raw(null);
	latenessFailed = $state(false);
	keysFailed = $state(false);
	broughtFailed = $state(false);

	constructor(from: CompareSources) {
		this.#from = from;
	}

	readonly asked = $derived.by(() => this.#from.asked());
	readonly filterKey = $derived.by(() => stateKey(this.asked.filter));
	readonly needs = $derived.by(() => needsOf(this.asked.places));
	/** What is filtered, in words; empty where nothing is. */
	readonly words = $derived.by(() => {
		const { filter } = this.asked;
		const nothing = stateKey({ ...DEFAULT_FILTER, measure: filter.measure });
		return this.filterKey === nothing && filter.measure === DEFAULT_FILTER.measure
			? ''
			: filterInWords(filter, this.#from.names(), getLocale());
	});
	readonly places = $derived.by((): (ResolvedPlace | 'unknown')[] => {
		const { book, outlines, page } = this.#from;
		const brought = this.#release?.brought ?? null;
		const later = { places: book.all, outline: outlines.outline, touched: outlines.touched, brought };
		let drawn = 0;
		return this.asked.places.map((place) => resolve(place, isDrawn(place) ? ++drawn : 0, page(), later));
	});
	/** Those there are; with their place in the address. */
	readonly known = $derived.by(() =>
		this.places.flatMap((place, at) => (place === 'unknown' ? [] : [{ ...place, at }]))
	);
	readonly notices = $derived.by((): Notice[] => [
		...this.asked.notices,
		...this.places.flatMap((place, at): Notice[] => {
			const asked = this.asked.places[at];
			return place === 'unknown' && asked
				? [{ parameter: 'lugares', value: placeKey(asked), reason: 'unknown_value' }]
				: [];
		})
	]);

	readonly #source = $derived.by((): CompareSource | null => {
		const { client, chosen } = this.#from.works;
		if (!client || chosen?.key !== this.filterKey) return null;
		return {
			core: client.mapColumns,
			measure: measureColumn(this.asked.filter.measure),
			chosen: chosen.works,
			lateness: this.#release?.client === client ? this.#release.lateness : null
		};
	});
	/** The works of each place of `known`; null while one of them is not known yet. */
	readonly #works = $derived.by((): PlaceWorks[] | null => {
		const release = this.#release;
		if (!release || release.client !== this.#from.works.client) return null;
		const found = this.known.map(({ key, rule }) => {
			if (rule === null || (this.needs.keys && release.keys === null)) return null;
			const kept =
				release.places.get(key) ?? worksOf(rule, release.client.mapColumns, release.keys ?? NO_KEYS);
			release.places.set(key, kept);
			return kept;
		});
		const whole = found.filter((works) => works !== null);
		return whole.length === found.length ? whole : null;
	});
	readonly state = $derived.by((): Column | null =>
		this.#source === null
			? null
			: {
					key: 'estado',
					title: this.#from.page().manifest.spatial.name,
					kind: m.compare_kind_state(),
					isState: true,
					people: this.#from.page().state,
					estimate: null,
					estimated: false,
					built: builtIn(null, this.#source)
				}
	);
	/** One for each of `known`; null while something that one of them takes is on its way. */
	readonly columns = $derived.by((): Column[] | null => {
		const [source, works] = [this.#source, this.#works];
		if (!source || !works) return null;
		return this.known.flatMap(({ key, title, kind, people, estimate, estimated }, i) => {
			const its = works[i];
			return its
				? [{ key, title, kind, isState: false, people, estimate, estimated, built: builtIn(its, source) }]
				: [];
		});
	});
	readonly latenessKnown = $derived.by(() => this.#source?.lateness != null);
	/** Chosen works that are in more than one of the places: their columns do not add up. */
	readonly shared = $derived.by(() =>
		this.#works && this.#source ? sharedWorks(this.#works, this.#source.core.rows, this.#source.chosen) : 0
	);
	/** The one the others are compared with; null is the state. */
	readonly baseAt = $derived.by(() => {
		const at = this.known.findIndex((place) => place.at === this.asked.base);
		return at < 0 ? null : at;
	});
	readonly base = $derived.by(() =>
		this.baseAt === null ? this.state : (this.columns?.[this.baseAt] ?? null)
	);

	/** Asks for what the places take of the open release; what is there is not asked for again. */
	async need(client: ReleaseClient): Promise<void> {
		if (this.#release?.client !== client)
			// eslint-disable-next-line svelte/prefer-svelte-reactivity -- a memo: what it holds follows from what is shown
			this.#release = { client, keys: null, lateness: null, brought: null, places: new Map() };
		const learn = (change: Partial<OfRelease>): void => {
			if (this.#release?.client === client) this.#release = { ...this.#release, ...change };
		};
		const keys = async (): Promise<void> => {
			if (!this.needs.keys || this.#release?.keys) return;
			this.keysFailed = false;
			await client.columns.localityKeys().then(
				(known) => learn({ keys: known }),
				(thrown: unknown) => {
					console.warn(thrown);
					this.keysFailed = true;
				}
			);
		};
		const brought = async (): Promise<void> => {
			if (!this.needs.brought || this.#release?.brought) return;
			this.broughtFailed = false;
			await client.columns.broughtWorks().then(
				(known) => learn({ brought: known ?? NO_ZONES }),
				(thrown: unknown) => {
					console.warn(thrown);
					this.broughtFailed = true;
				}
			);
		};
		const lateness = async (): Promise<void> => {
			if (this.#release?.lateness) return;
			this.latenessFailed = false;
			await client.columns.lateness().then(
				(known) => learn({ lateness: known }),
				(thrown: unknown) => {
					console.warn(thrown);
					this.latenessFailed = true;
				}
			);
		};
		// What the figures wait for goes first on a slow line.
		await keys();
		await brought();
		await lateness();
	}
}

const NO_ZONES: BroughtWorks = new Map();
const NO_KEYS: Dictionary = { values: [null], codes: new Uint8Array() };
