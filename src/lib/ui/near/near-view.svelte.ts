import { measureColumn } from '$lib/domain';
import {
	DEFAULT_FILTER,
	filterInWords,
	nearSentence,
	RADII,
	type DecodedNear,
	type Notice,
	type Segment
} from '$lib/filters';
import { getLocale } from '$lib/i18n';
import { directionLabel } from '$lib/i18n/near-words';
import { stateKey } from '$lib/queries';
import { nearAnswer, nextRadius, type NearAnswer, type Point } from '$lib/queries/near';
import type { Names } from '../explorer/names';
import { centreOf, type Centre, type Town } from './centre';
import { MunicipalityFinder } from './municipality-finder.svelte';
import { nearestOf, nearWorks, type NearWork } from './near-work';
import type { Nearby } from './nearby.svelte';
import type { PlaceBook } from './place-book.svelte';
import type { OwnPosition } from './position.svelte';

/** How many works the list begins with, and how many more one tap shows. */
export const STEP = 20;

export interface NearSources {
	/** What the address asks for. */
	asked: () => DecodedNear;
	towns: () => readonly Town[];
	names: () => Names;
	nearby: Nearby;
	places: PlaceBook;
	position: OwnPosition;
}

/** Everything "near me" shows, derived from the address, the reader's own position and the works. Nothing here is set but what is only seen. */
export class NearView {
	readonly #from: NearSources;
	readonly #finder = new MunicipalityFinder();
	/** Colonias have no key: a point that was chosen by its name keeps it for this visit. */
	called: (Point & { name: string }) | null = $state.raw(null);

	constructor(from: NearSources) {
		this.#from = from;
	}

	readonly asked = $derived.by(() => this.#from.asked());
	readonly filterKey = $derived.by(() => stateKey(this.asked.filter));
	readonly measure = $derived.by(() => measureColumn(this.asked.filter.measure));
	/** What is filtered, in words; empty where nothing is. */
	readonly words = $derived.by(() => {
		const { filter } = this.asked;
		const nothing = stateKey({ ...DEFAULT_FILTER, measure: filter.measure });
		return this.filterKey === nothing ? '' : filterInWords(filter, this.#from.names(), getLocale());
	});

	readonly #centre = $derived.by(() => {
		const { towns, position, places } = this.#from;
		return centreOf(this.asked.place, position.at, towns(), places, this.called);
	});
	/** Where distances are measured from; null before there is a place, or while it is being looked up. */
	readonly at = $derived.by((): Centre | null => (typeof this.#centre === 'string' ? null : this.#centre));
	/** It is the reader's own position. */
	readonly own = $derived.by(() => this.asked.place === null && this.at !== null);
	/** The place is a locality, and the list of those is not there yet. */
	readonly placeWaits = $derived.by(() => this.#centre === 'wait');
	/** A place was chosen, or a position given. */
	readonly somewhere = $derived.by(() => this.at !== null || this.asked.place !== null);
	readonly #unknown = $derived.by(() => this.#centre === 'unknown');
	/** INEGI key; null outside the state, undefined while it is not known. */
	readonly municipality = $derived.by(() =>
		this.at === null ? undefined : (this.at.municipality ?? this.#finder.of(this.at))
	);

	readonly answer = $derived.by((): NearAnswer | null => {
		const { index, chosen } = this.#from.nearby;
		if (!index || !this.at || chosen?.key !== this.filterKey) return null;
		return nearAnswer(index, {
			point: this.at,
			radius: this.asked.radius,
			measure: this.measure,
			municipality: this.municipality ?? null,
			chosen: chosen.works
		});
	});
	readonly total = $derived.by(() => this.answer?.ordinals.length ?? 0);
	/** What is asked: another question begins with its first works. */
	readonly #question = $derived.by(
		() => `${this.at?.lon} ${this.at?.lat} ${this.asked.radius} ${this.filterKey}`
	);
	readonly #most = $derived.by(() => {
		const { question, most } = this.#from.nearby.shown;
		return question === this.#question ? most : STEP;
	});
	readonly works = $derived.by((): NearWork[] => {
		const columns = this.#from.nearby.client?.mapColumns;
		return columns && this.at && this.answer
			? nearWorks(columns, this.at, this.answer, this.measure, this.#most)
			: [];
	});
	readonly sentence = $derived.by((): Segment[] | null => {
		const columns = this.#from.nearby.client?.mapColumns;
		if (!columns || !this.at || !this.answer) return null;
		const { amount, withoutAmount } = this.answer;
		return nearSentence(
			{
				centre: this.at.words,
				radius: this.asked.radius,
				works: this.total,
				amount,
				withoutAmount,
				measure: this.asked.filter.measure,
				nearest: nearestOf(columns, this.at, this.answer)
			},
			directionLabel,
			getLocale()
		);
	});
	/** The next distance that has some works; null where none has. */
	readonly wider = $derived.by(() => {
		if (!this.answer) return null;
		const radius = nextRadius(this.answer, this.asked.radius);
		if (radius === null) return null;
		return { radius, works: this.answer.within[RADII.findIndex((step) => step === radius)] ?? 0 };
	});
	readonly notices = $derived.by((): Notice[] => {
		const { place, notices } = this.asked;
		if (!this.#unknown || place?.kind !== 'code') return notices;
		return [...notices, { parameter: 'lugar', value: place.code, reason: 'unknown_value' }];
	});
	/** An answer is on its way. */
	readonly waiting = $derived.by(() => {
		const { nearby, places } = this.#from;
		if (nearby.failure || !this.somewhere || this.#unknown) return false;
		return this.placeWaits ? !places.failed : this.answer === null;
	});

	showMore(): void {
		this.#from.nearby.shown = { question: this.#question, most: this.#most + STEP };
	}
	/** Finds the municipality of a point that does not tell it. `base` is the folder of the base map. */
	findMunicipality(base: string): void {
		if (this.at && this.at.municipality === null) void this.#finder.find(this.at, base);
	}
}
