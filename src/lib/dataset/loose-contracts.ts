import { moneyColumn, textColumn } from './column-builders';
import { readTable, type TableBytes } from './read-table';

/** Contracts of which no work is known: who has them, who gave them, and for how much (centavos; NaN where it is missing or not in pesos). */
export interface LooseContractColumns {
	rows: number;
	contractor: (string | null)[];
	buyer: (string | null)[];
	centavos: Float64Array;
}

/** Of `contracts`, those without a work. Throws DatasetError. */
export async function readLooseContracts(parts: readonly TableBytes[]): Promise<LooseContractColumns> {
	const all = await readTable(parts, (rows) => ({
		work: textColumn(rows),
		contractor: textColumn(rows),
		buyer: textColumn(rows),
		centavos: moneyColumn(rows)
	}));
	const loose = [...all.work.keys()].filter((row) => all.work[row] === null);
	return {
		rows: loose.length,
		contractor: loose.map((row) => all.contractor[row] ?? null),
		buyer: loose.map((row) => all.buyer[row] ?? null),
		centavos: Float64Array.from(loose, (row) => all.centavos[row] ?? NaN)
	};
}
