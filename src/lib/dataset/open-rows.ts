import type { Manifest, Part } from '../domain';
import { resourceOf } from './manifest';

/** Neighbouring works that are in memory: the ordinal of the first, and how many. */
export interface Stretch {
	first: number;
	rows: number;
}

/**
 * The parts of `works_core` and `works_text` that hold works of these municipalities (5 digits); null is all parts. Small neighbours share a part,
 * so others' works may come with them: a filter still has to choose. A release of one part has no parts to choose from.
 */
export function partsOf(
	manifest: Manifest,
	table: string,
	municipalities: readonly string[] | null
): { parts: Part[]; stretches: Stretch[] } {
	const { parts } = resourceOf(manifest, table);
	const isCut = parts.some(({ municipality }) => municipality !== null) && parts.length > 1;
	const wanted = ({ municipality }: Part): boolean => {
		if (municipalities === null || !isCut) return true;
		if (municipality === null) return false;
		const [from, to] = municipality;
		return municipalities.some((code) => code >= from && code <= to);
	};
	let first = 0;
	const chosen: Part[] = [];
	const stretches: Stretch[] = [];
	for (const part of parts) {
		if (wanted(part)) {
			chosen.push(part);
			stretches.push({ first, rows: part.rows });
		}
		first += part.rows;
	}
	return { parts: chosen, stretches };
}

/**
 * Where the works in memory stand in the release. A row is a place in the columns, an ordinal the place in the release; they are the same
 * where the whole release is open, or its beginning.
 */
export class OpenRows {
	/** Works in memory. */
	readonly rows: number;
	private readonly stretches: readonly (Stretch & { row: number })[];

	/** `stretches` in the order of the release. */
	constructor(stretches: readonly Stretch[]) {
		let row = 0;
		const joined: (Stretch & { row: number })[] = [];
		for (const { first, rows } of stretches) {
			const last = joined.at(-1);
			if (last && last.first + last.rows === first) last.rows += rows;
			else joined.push({ first, rows, row });
			row += rows;
		}
		this.stretches = joined;
		this.rows = row;
	}

	/** The ordinal of a row. */
	ordinalOf(row: number): number {
		const stretch = this.stretches.findLast((candidate) => candidate.row <= row);
		return stretch ? stretch.first + row - stretch.row : row;
	}

	/** The row of an ordinal; null where that work is not open. */
	rowOf(ordinal: number): number | null {
		for (const { first, rows, row } of this.stretches)
			if (ordinal >= first && ordinal < first + rows) return row + ordinal - first;
		return null;
	}

	/** The ordinals of rows; the same array where they are the same. */
	ordinalsOf(rows: Uint32Array): Uint32Array {
		const isSame = this.stretches.every(({ first, row }) => first === row);
		return isSame ? rows : rows.map((row) => this.ordinalOf(row));
	}
}
