/**
 * The generator's chance: mulberry32 (Tommy Ettinger, public domain), seeded per work by mixing the seed with the work's number
 * (murmur3's finaliser), so that work number i is the same whatever comes before it and however many are made.
 */
export class Random {
	#state: number;

	constructor(seed: number, stream = 0) {
		this.#state = mix(Math.imul(seed | 0, 0x9e3779b1) ^ mix(stream + 0x165667b1));
	}

	/** Uniform in [0, 1). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	between(from: number, to: number): number {
		return from + (to - from) * this.next();
	}

	/** Whole number, both ends included. */
	int(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(values: readonly T[]): T {
		const value = values[Math.floor(this.next() * values.length)];
		if (value === undefined) throw new RangeError('expected a list with something in it; met an empty one');
		return value;
	}

	/** Standard normal (Box–Muller). */
	normal(): number {
		return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
	}

	logNormal(median: number, sigma: number): number {
		return median * Math.exp(sigma * this.normal());
	}

	/** The same values in another order (Fisher–Yates). */
	shuffled<T>(values: readonly T[]): T[] {
		const result = [...values];
		for (let i = result.length - 1; i > 0; i--) {
			const j = this.int(0, i);
			const a = result[i] as T;
			result[i] = result[j] as T;
			result[j] = a;
		}
		return result;
	}
}

function mix(value: number): number {
	let h = value | 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) | 0;
}

/** Draws from a list by weight: cumulative sums and a binary search. */
export class Weighted<T> {
	readonly #values: readonly T[];
	readonly #cumulative: number[] = [];

	constructor(values: readonly T[], weight: (value: T) => number) {
		this.#values = values;
		let sum = 0;
		for (const value of values) this.#cumulative.push((sum += weight(value)));
		if (!(sum > 0)) throw new RangeError(`expected weights that add up to more than 0; met ${sum}`);
	}

	/** `u` in [0, 1). */
	at(u: number): T {
		const target = u * (this.#cumulative[this.#cumulative.length - 1] ?? 0);
		let low = 0;
		let high = this.#values.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#cumulative[middle] ?? 0) > target) high = middle;
			else low = middle + 1;
		}
		return this.#values[low] as T;
	}
}
