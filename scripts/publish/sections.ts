/** A stretch of the works in release order that is written as one part; its name goes into the files' paths. */
export interface Section {
	/** Null where the release has one part only: `works.parquet` instead of `works/<name>.parquet`. */
	name: string | null;
	/** Ordinal of the first work, and the one after the last. */
	start: number;
	end: number;
}

export interface SectionOptions {
	/** Up to so many works the release has one part. */
	above: number;
	/** Neighbouring municipalities share a part until it has so many works, or a 128th of all. */
	least: number;
	/** A municipality with more is cut into parts of its own. */
	most: number;
}

/**
 * Above 50,000 works a phone opens one municipality, not the state (DESIGN, rule 3). A national release of 2,469 municipalities would be
 * thousands of small files, and a manifest too large for a phone, if each had its own: so small neighbours share.
 */
export const SECTIONS: SectionOptions = { above: 50_000, least: 1_000, most: 250_000 };

/** Name of the part of works whose municipality is not known: after all keys, as their rows are. */
export const NO_MUNICIPALITY = 'sin-municipio';

/**
 * Cuts a release into parts by municipality. `counts` holds each municipality's works in release order (by key, null last). A part holds
 * whole municipalities of one state, or a piece of a single one, or only works without a municipality.
 */
export function sectionsOf(
	counts: readonly { municipality: string | null; works: number }[],
	{ above, least, most }: SectionOptions = SECTIONS
): Section[] {
	const works = counts.reduce((sum, count) => sum + count.works, 0);
	if (works <= above) return [{ name: null, start: 0, end: works }];
	const enough = Math.max(least, Math.ceil(works / 128));
	const groups: { first: string | null; last: string | null; works: number }[] = [];
	for (const { municipality, works: own } of counts) {
		const open = groups.at(-1);
		const shares = open !== undefined && open.works < enough && own < enough;
		if (shares && sameState(open.first, municipality)) {
			open.last = municipality;
			open.works += own;
		} else groups.push({ first: municipality, last: municipality, works: own });
	}
	let start = 0;
	return groups.flatMap(({ first, last, works: own }) => {
		const name = first === last ? (first ?? NO_MUNICIPALITY) : `${first}-${last}`;
		start += own;
		return pieces(name, start - own, own, most);
	});
}

const sameState = (a: string | null, b: string | null): boolean =>
	a !== null && b !== null && a.slice(0, 2) === b.slice(0, 2);

function pieces(name: string, start: number, works: number, most: number): Section[] {
	const number = Math.ceil(works / most);
	if (number <= 1) return works === 0 ? [] : [{ name, start, end: start + works }];
	const digits = String(number).length;
	return Array.from({ length: number }, (_, piece) => ({
		name: `${name}.${String(piece + 1).padStart(digits, '0')}`,
		start: start + Math.floor((works * piece) / number),
		end: start + Math.floor((works * (piece + 1)) / number)
	}));
}
