import type { Direction } from '../domain';
import { formatDistanceIn } from './format';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';

const TOWARDS: Record<Direction, () => string> = {
	n: m.near_to_n,
	ne: m.near_to_ne,
	e: m.near_to_e,
	se: m.near_to_se,
	s: m.near_to_s,
	sw: m.near_to_sw,
	w: m.near_to_w,
	nw: m.near_to_nw
};

/** "al noreste"; null, which is here, "aquí mismo". */
export const directionLabel = (direction: Direction | null): string =>
	direction === null ? m.near_to_here() : TOWARDS[direction]();

/** A distance in metres, in the language of the page. */
export const formatDistance = (metres: number): string => formatDistanceIn(metres, getLocale());
