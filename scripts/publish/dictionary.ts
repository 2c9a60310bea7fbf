/** Code of a missing value. */
export const MISSING = 0;

/** Repeated values of a column, numbered from 1 in the order they are met: a number is staged faster than a text. */
export class Dictionary {
	private readonly codes = new Map<string, number>();
	/** `values[code - 1]` */
	readonly values: string[] = [];
	private last: string | null = null;
	private lastCode = MISSING;

	/** `accept` sees each value once, and may throw. */
	constructor(private readonly accept: (value: string) => void = () => {}) {}

	code(value: string | null): number {
		if (value === null) return MISSING;
		if (value === this.last) return this.lastCode;
		let code = this.codes.get(value);
		if (code === undefined) {
			this.accept(value);
			this.values.push(value);
			code = this.values.length;
			this.codes.set(value, code);
		}
		this.last = value;
		this.lastCode = code;
		return code;
	}
}
