import type { Work } from '../../domain';
import type { Changes, Difference, Point } from './compare';
import { CHANGE_FIELDS, type ChangeField } from './fields';

/** A value of a field as it is shown: centavos, YYYY-MM-DD, a point in degrees; null is "sin dato". */
export type FieldValue = string | number | boolean | Point;

/** What one field of one work was and became. */
export interface FieldChange {
	field: ChangeField['name'];
	before: FieldValue;
	after: FieldValue;
	/** Between two points, metres on the sphere; null where one is missing, or where the field is none. */
	metres: number | null;
}

const DAY = 86_400_000;
const EARTH_RADIUS = 6_371_008.8;

/** Metres between two points on a sphere of the earth's mean radius (haversine). */
function metresApart(a: Point, b: Point): number | null {
	if (a === null || b === null) return null;
	const radians = (degrees: number): number => (degrees * Math.PI) / 180;
	const half =
		Math.sin(radians(b[1] - a[1]) / 2) ** 2 +
		Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(radians(b[0] - a[0]) / 2) ** 2;
	return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(half));
}

function valueOf(field: ChangeField, value: number | undefined): FieldValue {
	if (value === undefined || Number.isNaN(value)) return null;
	if (field.is === 'date') return new Date(value * DAY).toISOString().slice(0, 10);
	return field.is === 'boolean' ? value === 1 : value;
}

function changeAt(field: ChangeField, difference: Difference, at: number): FieldChange {
	if (difference.is === 'point') {
		const [before = null, after = null] = [difference.before[at], difference.after[at]];
		return { field: field.name, before, after, metres: metresApart(before, after) };
	}
	const [before, after] =
		difference.is === 'text'
			? [difference.before[at] ?? null, difference.after[at] ?? null]
			: [valueOf(field, difference.before[at]), valueOf(field, difference.after[at])];
	return { field: field.name, before, after, metres: null };
}

/** What changed in one work of the comparison, in the order of the columns. */
export const fieldChangesAt = (changes: Changes, entry: number): FieldChange[] =>
	changes.differences.flatMap(({ field, difference }) => {
		const at = placeOf(difference.entries, entry);
		return at < 0 ? [] : [changeAt(field, difference, at)];
	});

function placeOf(entries: Uint32Array, entry: number): number {
	let [low, high] = [0, entries.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const met = entries[middle] ?? 0;
		if (met === entry) return middle;
		if (met < entry) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

/** The same of two whole works, for the record of one through its releases. */
export function workChanges(before: Work, after: Work): FieldChange[] {
	return CHANGE_FIELDS.flatMap((field): FieldChange[] => {
		if (field.name === 'point') {
			const [was, is] = [pointOf(before), pointOf(after)];
			const isSame = was === null || is === null ? was === is : was[0] === is[0] && was[1] === is[1];
			return isSame ? [] : [{ field: 'point', before: was, after: is, metres: metresApart(was, is) }];
		}
		const [was, is] = [before[field.name], after[field.name]];
		return was === is ? [] : [{ field: field.name, before: was, after: is, metres: null }];
	});
}

const pointOf = ({ lon, lat }: Work): Point => (lon === null || lat === null ? null : [lon, lat]);
