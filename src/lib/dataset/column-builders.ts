import type { Dictionary } from '../domain';

/** Takes the values of one Parquet column, run by run, and becomes the column in memory. */
export interface ColumnBuilder<C> {
	/** Takes `values` at row `at`. Throws ValueError. */
	put(values: ArrayLike<unknown>, at: number): void;
	finish(): C;
}

/** A value that the column cannot hold. */
export class ValueError extends Error {
	override name = 'ValueError';
	constructor(
		readonly expected: string,
		readonly met: string
	) {
		super(`expected ${expected}; met ${met}`);
	}
}

const shown = (value: unknown): string => `${typeof value} ${String(value).slice(0, 60)}`;

/** Whole numbers of centavos; missing is NaN. */
export function moneyColumn(rows: number): ColumnBuilder<Float64Array> {
	const column = new Float64Array(rows).fill(NaN);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				const centavos = Number(value);
				if (!Number.isSafeInteger(centavos) || typeof value === 'string')
					throw new ValueError('a whole number of centavos within ±2^53', shown(value));
				column[at + i] = centavos;
			}
		},
		finish: () => column
	};
}

/** Degrees; missing is NaN. */
export const degreesColumn = (rows: number): ColumnBuilder<Float64Array> => numberColumn(rows, 'degrees');

/** Numbers, whole or not; missing is NaN. `what` names them in an error. */
export function numberColumn(rows: number, what: string): ColumnBuilder<Float64Array> {
	const column = new Float64Array(rows).fill(NaN);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (typeof value !== 'number') throw new ValueError(what, shown(value));
				column[at + i] = value;
			}
		},
		finish: () => column
	};
}

/** Fiscal years; missing is 0. */
export function yearColumn(rows: number): ColumnBuilder<Uint16Array> {
	const column = new Uint16Array(rows);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 65535)
					throw new ValueError('a fiscal year', shown(value));
				column[at + i] = value;
			}
		},
		finish: () => column
	};
}

/** 0 missing, 1 no, 2 yes. */
export function booleanColumn(rows: number): ColumnBuilder<Uint8Array> {
	const column = new Uint8Array(rows);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (typeof value !== 'boolean') throw new ValueError('true or false', shown(value));
				column[at + i] = value ? 2 : 1;
			}
		},
		finish: () => column
	};
}

/** Ordinals that must be exactly what each row's is (0, 1, 2 … in a whole release): the three tables keep one order. */
export function ordinalCheck(ordinalOf: (row: number) => number): ColumnBuilder<null> {
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const expected = ordinalOf(at + i);
				if (values[i] !== expected) throw new ValueError(`ordinal ${expected}`, shown(values[i]));
			}
		},
		finish: () => null
	};
}

export function textColumn(rows: number): ColumnBuilder<(string | null)[]> {
	const column = new Array<string | null>(rows).fill(null);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (typeof value !== 'string') throw new ValueError('text', shown(value));
				column[at + i] = value;
			}
		},
		finish: () => column
	};
}

/** Dates as YYYY-MM-DD; missing is null. */
export function dateColumn(rows: number): ColumnBuilder<(string | null)[]> {
	const column = new Array<string | null>(rows).fill(null);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (!(value instanceof Date)) throw new ValueError('a date', shown(value));
				column[at + i] = value.toISOString().slice(0, 10);
			}
		},
		finish: () => column
	};
}

const DAY = 86_400_000;

/** Dates as days since 1970-01-01; missing is NaN. */
export function dayColumn(rows: number): ColumnBuilder<Float64Array> {
	const column = new Float64Array(rows).fill(NaN);
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (!(value instanceof Date)) throw new ValueError('a date', shown(value));
				column[at + i] = Math.floor(value.getTime() / DAY);
			}
		},
		finish: () => column
	};
}

export function idColumn(rows: number): ColumnBuilder<string[]> {
	const column = new Array<string>(rows).fill('');
	return {
		put(values, at) {
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (typeof value !== 'string' || value === '')
					throw new ValueError('an id in every row', shown(value));
				column[at + i] = value;
			}
		},
		finish: () => column
	};
}

/**
 * Texts that repeat, as codes. The dictionary is sorted by code unit (for the ASCII keys and codes that is SQL's own order), so that
 * comparing codes is comparing texts.
 */
export function dictionaryColumn(rows: number): ColumnBuilder<Dictionary> {
	const codeOf = new Map<string, number>();
	const met = new Uint32Array(rows);
	return {
		put(values, at) {
			let last: unknown = null;
			let lastCode = 0;
			for (let i = 0; i < values.length; i++) {
				const value = values[i];
				if (value === null || value === undefined) continue;
				if (value !== last) {
					if (typeof value !== 'string') throw new ValueError('text', shown(value));
					let code = codeOf.get(value);
					if (code === undefined) codeOf.set(value, (code = codeOf.size + 1));
					last = value;
					lastCode = code;
				}
				met[at + i] = lastCode;
			}
		},
		finish() {
			const sorted = [...codeOf.keys()].sort();
			const size = sorted.length + 1;
			const sortedCode = new Uint32Array(size);
			sorted.forEach((value, i) => (sortedCode[codeOf.get(value) ?? 0] = i + 1));
			const codes =
				size <= 0x100
					? new Uint8Array(rows)
					: size <= 0x10000
						? new Uint16Array(rows)
						: new Uint32Array(rows);
			for (let row = 0; row < rows; row++) codes[row] = sortedCode[met[row] ?? 0] ?? 0;
			return { values: [null, ...sorted], codes };
		}
	};
}
