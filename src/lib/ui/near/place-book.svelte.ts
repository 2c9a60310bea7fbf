import { sentenceCase } from '$lib/domain/sentence-case';
import type { NamedPlace } from '$lib/queries/named-places';
import type { Place } from '$lib/queries/places-file';
import type { PlaceSearch } from '$lib/queries/place-search';

/** What the search shows of a place: a colonia also says how many works name it. */
export type KnownPlace = Place & { works?: number };

interface Code {
	decodePlaces: (file: unknown) => Place[];
	placeSearch: (places: readonly Place[]) => PlaceSearch;
}

/** The offline index of places: its file and its code come when somebody is about to search, once. */
export class PlaceBook {
	#places: Place[] | null = $state.raw(null);
	/** The localities of one municipality, for a link to one of them; by that municipality's key. */
	#part: { code: string; places: Place[] } | null = $state.raw(null);
	#colonias: KnownPlace[] = $state.raw([]);
	#code: Code | null = $state.raw(null);
	/** Whose colonias are there, or on their way. */
	#learned: string | null = null;
	loading = $state(false);
	failed = $state(false);

	readonly #search = $derived(
		this.#code && this.#places ? this.#code.placeSearch([...this.#places, ...this.#colonias]) : null
	);

	get ready(): boolean {
		return this.#places !== null;
	}
	/** Every municipality and locality; null while the index is not there. */
	get all(): readonly Place[] | null {
		return this.#places;
	}

	/**
	 * `url` is that of `places.json`, `colonias` that of the release's `named-places.json`, where it has one. Never throws: `failed` says so,
	 * and the next call tries again.
	 */
	async load(url: string, colonias: string | null): Promise<void> {
		void this.#learn(colonias);
		if (this.#places || this.loading) return;
		this.loading = true;
		this.failed = false;
		try {
			const [response, { decodePlaces }, { placeSearch }] = await Promise.all([
				fetch(url),
				import('$lib/queries/places-file'),
				import('$lib/queries/place-search')
			]);
			if (!response.ok) throw new Error(`${url}: expected status 200, met ${response.status}`);
			this.#places = decodePlaces(await response.json());
			this.#code = { decodePlaces, placeSearch };
		} catch (thrown) {
			console.warn(thrown);
			this.failed = true;
		} finally {
			this.loading = false;
		}
	}

	/**
	 * The localities of the municipality `code` alone: a fortieth of the whole. `folder` is that of the base map. Where they cannot be had
	 * so, the whole index (which a device without a network may have kept) is asked for.
	 */
	async loadPart(folder: string, code: string): Promise<void> {
		if (this.#places || this.#part?.code === code || this.loading) return;
		this.failed = false;
		try {
			const [response, { decodePlaces }] = await Promise.all([
				fetch(`${folder}/places/${code}.json`),
				import('$lib/queries/places-file')
			]);
			if (!response.ok) throw new Error(`places/${code}.json: expected status 200, met ${response.status}`);
			this.#part = { code, places: decodePlaces(await response.json()) };
		} catch (thrown) {
			console.warn(thrown);
			await this.load(`${folder}/places.json`, null);
		}
	}

	/** Colonias that the works' names tell. Without them the search still has every locality. */
	async #learn(url: string | null): Promise<void> {
		if (url === this.#learned) return;
		this.#learned = url;
		this.#colonias = [];
		if (url === null) return;
		try {
			const [response, { decodeNamedPlaces }] = await Promise.all([
				fetch(url),
				import('$lib/queries/named-places')
			]);
			if (!response.ok) throw new Error(`${url}: expected status 200, met ${response.status}`);
			const places = decodeNamedPlaces(await response.json());
			if (url === this.#learned) this.#colonias = places.map(coloniaPlace);
		} catch (thrown) {
			console.warn(thrown);
			if (url === this.#learned) this.#learned = null;
		}
	}

	search(typed: string, limit: number): KnownPlace[] {
		return this.#search?.(typed, limit) ?? [];
	}

	/** A place by its INEGI key; null where there is none, undefined where it is not known yet. */
	byCode(code: string): Place | null | undefined {
		const known = this.#part?.code === code.slice(0, 5) ? this.#part.places : this.#places;
		return known ? (known.find((place) => place.code === code) ?? null) : undefined;
	}
}

const coloniaPlace = ({ name, municipality, lon, lat, works }: NamedPlace): KnownPlace => ({
	kind: 'colonia',
	code: null,
	name: sentenceCase(`COLONIA ${name.toLocaleUpperCase('es')}`).replace(/^Colonia /, ''),
	municipality,
	lon,
	lat,
	population: null,
	works
});

export const placeBook = new PlaceBook();
