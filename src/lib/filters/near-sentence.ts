import type { Centavos, Direction, Measure } from '../domain';
import { formatDistanceIn, formatMoney, formatCount, m, type Locale } from '../i18n';
import { joinSegments, segmentsOf, type Segment } from './segments';

/** What is measured from: a named place, a point chosen on the map, or the reader's own position. */
export type NearCentre = { kind: 'place'; name: string } | { kind: 'point' } | { kind: 'position' };

export interface NearSentenceFacts {
	centre: NearCentre;
	/** Metres. */
	radius: number;
	works: number;
	amount: Centavos;
	withoutAmount: number;
	measure: Measure;
	/** The nearest that has a place of its own, and else the nearest at its locality's centre; null where there are none. */
	nearest: NearestFacts | null;
}

export interface NearestFacts {
	metres: number;
	/** Null: here. */
	direction: Direction | null;
	/** `exact`: of all works it is the nearest, and has its own place. `first-exact`: others are nearer, at a locality's centre. */
	placed: 'exact' | 'first-exact' | 'locality';
}

/**
 * How many, for how much, the nearest and in which direction: "A menos de **2 km** de **Roque, Celaya** hay **14 obras y acciones** por
 * **$32.1 M**; la más cercana, **a 120 m al norte**." `towards` gives a direction's words.
 */
export function nearSentence(
	{ centre, radius, works, amount, withoutAmount, measure, nearest }: NearSentenceFacts,
	towards: (direction: Direction | null) => string,
	locale: Locale
): Segment[] {
	const say = { locale };
	const within = formatDistanceIn(radius, locale);
	const name = centre.kind === 'place' ? centre.name : '';
	const end: Segment[] = [{ text: '.' }];
	if (works === 0) {
		const none = { place: m.near_none_place, point: m.near_none_point, position: m.near_none_position };
		const said = segmentsOf([within, name], ([r = '', place = '']) =>
			none[centre.kind]({ radius: r, place }, say)
		);
		return joinSegments([said, end], '');
	}
	const some = { place: m.near_within_place, point: m.near_within_point, position: m.near_within_position };
	const start = segmentsOf([within, name], ([r = '', place = '']) =>
		some[centre.kind]({ count: works, radius: r, place }, say)
	);
	const count = segmentsOf([formatCount(works, locale)], ([n = '']) =>
		m.sentence_works_all({ count: works, n }, say)
	);
	const money =
		withoutAmount >= works
			? segmentsOf([], () => m.sentence_amount_unknown({}, say))
			: segmentsOf([formatMoney(amount, locale)], ([slot = '']) => AMOUNT[measure]({ amount: slot }, say));
	const told = joinSegments([start, count, money], ' ');
	return joinSegments(
		[joinSegments([told, nearestSegments(works, nearest, towards, locale)], '; '), end],
		''
	);
}

const AMOUNT = {
	inversion: m.sentence_amount_inversion,
	aprobado: m.sentence_amount_aprobado,
	modificado: m.sentence_amount_modificado,
	contratado: m.sentence_amount_contratado,
	ejercido: m.sentence_amount_ejercido
} satisfies Record<Measure, unknown>;

function nearestSegments(
	works: number,
	nearest: NearestFacts | null,
	towards: (direction: Direction | null) => string,
	locale: Locale
): Segment[] {
	if (nearest === null) return [];
	const { metres, direction, placed } = nearest;
	const kind = works === 1 ? (placed === 'locality' ? 'only-locality' : 'only') : placed;
	if (direction === null) return segmentsOf([], () => HERE[kind]({}, { locale }));
	return segmentsOf([formatDistanceIn(metres, locale), towards(direction)], ([distance = '', way = '']) =>
		AWAY[kind]({ distance, direction: way }, { locale })
	);
}

type Kind = NearestFacts['placed'] | 'only' | 'only-locality';
const HERE = {
	exact: m.near_nearest_here,
	'first-exact': m.near_nearest_exact_here,
	locality: m.near_nearest_locality_here,
	only: m.near_only_here,
	'only-locality': m.near_only_locality_here
} satisfies Record<Kind, unknown>;
const AWAY = {
	exact: m.near_nearest,
	'first-exact': m.near_nearest_exact,
	locality: m.near_nearest_locality,
	only: m.near_only,
	'only-locality': m.near_only_locality
} satisfies Record<Kind, unknown>;
