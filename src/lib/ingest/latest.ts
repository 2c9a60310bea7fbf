import { hashKey } from './ids';

/**
 * The first pass over a file: which rows speak of the same work. Only hashes and ranks are kept, so that a million rows fit; the second
 * pass then knows at each row whether it is the work's present or its past, or which of several namesakes it is.
 */
export class KeyTable {
	private readonly slots = new Map<string, number>();
	private readonly count: number[] = [];
	private readonly bestRow: number[] = [];
	private readonly ranks: number[] = [];
	/** For `distinct`: the rows of a repeated key with the number that orders them. */
	private readonly namesakes = new Map<number, { row: number; order: number }[]>();
	private readonly places = new Map<number, number>();

	constructor(private readonly repeated: 'latest' | 'distinct') {}

	add(hash: string, row: number, rank: readonly [number, number, number]): void {
		const slot = this.slots.get(hash);
		if (slot === undefined) {
			this.slots.set(hash, this.count.length);
			this.count.push(1);
			this.bestRow.push(row);
			this.ranks.push(...rank);
			return;
		}
		this.count[slot] = (this.count[slot] ?? 0) + 1;
		if (this.repeated === 'distinct') {
			const first = { row: this.bestRow[slot] ?? row, order: this.ranks[slot * 3] ?? 0 };
			const list = this.namesakes.get(slot) ?? [first];
			list.push({ row, order: rank[0] });
			this.namesakes.set(slot, list);
		} else if (this.notBelow(slot, rank)) {
			this.bestRow[slot] = row;
			for (let i = 0; i < 3; i++) this.ranks[slot * 3 + i] = rank[i] ?? 0;
		}
	}

	/** Numbers the namesakes; to be called once, after the last row. */
	close(): void {
		for (const list of this.namesakes.values()) {
			list.sort((a, b) => a.order - b.order || a.row - b.row);
			list.forEach(({ row }, i) => this.places.set(row, i + 1));
		}
		this.namesakes.clear();
	}

	/** `present`: the row is the latest of its key; `nth`: which of its namesakes it is, from 1. */
	at(hash: string, row: number): { present: boolean; rows: number; nth: number } {
		const slot = this.slots.get(hash) ?? -1;
		const rows = this.count[slot] ?? 1;
		if (this.repeated === 'distinct') return { present: true, rows, nth: this.places.get(row) ?? 1 };
		return { present: this.bestRow[slot] === row, rows, nth: 1 };
	}

	/** Later in the file wins a draw. */
	private notBelow(slot: number, rank: readonly [number, number, number]): boolean {
		for (let i = 0; i < 3; i++) {
			const difference = (rank[i] ?? 0) - (this.ranks[slot * 3 + i] ?? 0);
			if (difference !== 0) return difference > 0;
		}
		return true;
	}
}

export const keyHash = hashKey;
