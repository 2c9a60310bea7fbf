/**
 * The first pass over a file: which rows speak of the same work. Only hashes and ranks are kept, so that a million rows fit; the second
 * pass then knows at each row whether it is the work's present or its past, or which of several namesakes it is.
 */
export class KeyTable {
	private readonly slots = new Map<string, number>();
	/** The slot of each row, so that the second pass does not hash again. */
	private readonly slotOfRow: number[] = [];
	private readonly hashes: string[] = [];
	private readonly bestRow: number[] = [];
	private readonly ranks: number[] = [];
	/** For `distinct`: the rows of a repeated key with the number that orders them. */
	private readonly namesakes = new Map<number, { row: number; rank: readonly number[] }[]>();
	private readonly places = new Map<number, number>();

	constructor(private readonly repeated: 'latest' | 'distinct') {}

	add(hash: string, row: number, rank: readonly [number, number, number]): void {
		const slot = this.slots.get(hash);
		this.slotOfRow[row] = slot ?? this.hashes.length;
		if (slot === undefined) {
			this.slots.set(hash, this.hashes.length);
			this.hashes.push(hash);
			this.bestRow.push(row);
			this.ranks.push(...rank);
			return;
		}
		if (this.repeated === 'distinct') {
			const first = { row: this.bestRow[slot] ?? row, rank: this.ranks.slice(slot * 3, slot * 3 + 3) };
			const list = this.namesakes.get(slot) ?? [first];
			list.push({ row, rank });
			this.namesakes.set(slot, list);
		} else if (this.notBelow(slot, rank)) {
			this.bestRow[slot] = row;
			for (let i = 0; i < 3; i++) this.ranks[slot * 3 + i] = rank[i] ?? 0;
		}
	}

	/** Numbers the namesakes; to be called once, after the last row. */
	close(): void {
		for (const list of this.namesakes.values()) {
			list.sort((a, b) => compareRanks(a.rank, b.rank) || a.row - b.row);
			list.forEach(({ row }, i) => this.places.set(row, i + 1));
		}
		this.namesakes.clear();
		this.slots.clear();
	}

	/** `present`: the row is the latest of its key; `nth`: which of its namesakes it is, from 1; `hash`: as it was added. */
	at(row: number): { present: boolean; nth: number; hash: string } {
		const slot = this.slotOfRow[row] ?? -1;
		const hash = this.hashes[slot] ?? '';
		if (this.repeated === 'distinct') return { present: true, nth: this.places.get(row) ?? 1, hash };
		return { present: this.bestRow[slot] === row, nth: 1, hash };
	}

	/** Later in the file wins a draw. */
	private notBelow(slot: number, rank: readonly [number, number, number]): boolean {
		return compareRanks(rank, this.ranks.slice(slot * 3, slot * 3 + 3)) >= 0;
	}
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
	for (let i = 0; i < 3; i++) {
		const [x = 0, y = 0] = [a[i], b[i]];
		if (x !== y) return x < y ? -1 : 1;
	}
	return 0;
}
