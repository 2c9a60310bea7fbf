import type { CoreColumns, TextColumns } from '../domain';
import {
	booleanColumn,
	degreesColumn,
	dictionaryColumn,
	idColumn,
	moneyColumn,
	ordinalCheck,
	textColumn,
	yearColumn
} from './column-builders';
import type { OpenRows } from './open-rows';
import { readTable, type TableBytes } from './read-table';

/** `works_core`: all parts in order, or those that `open` says. Throws DatasetError. */
export async function readCore(parts: readonly TableBytes[], open?: OpenRows): Promise<CoreColumns> {
	let rows = 0;
	const columns = await readTable(parts, (n) => {
		rows = n;
		return {
			ordinal: ordinalCheck(open ? (row) => open.ordinalOf(row) : (row) => row),
			year: yearColumn(n),
			kind: dictionaryColumn(n),
			rubro: dictionaryColumn(n),
			tema: dictionaryColumn(n),
			status: dictionaryColumn(n),
			municipality: dictionaryColumn(n),
			location_quality: dictionaryColumn(n),
			zap: booleanColumn(n),
			lon: degreesColumn(n),
			lat: degreesColumn(n),
			approved: moneyColumn(n),
			modified: moneyColumn(n),
			contracted: moneyColumn(n),
			spent: moneyColumn(n)
		};
	});
	const { ordinal: _checked, ...core } = columns;
	return { rows, ...core, investment: investmentColumn(core) };
}

/** `investmentOf` over columns: what follows from the other amounts is not sent with them. */
function investmentColumn({
	modified,
	approved,
	contracted,
	spent
}: Pick<CoreColumns, 'modified' | 'approved' | 'contracted' | 'spent'>): Float64Array {
	const investment = modified.slice();
	for (const next of [approved, contracted, spent])
		for (let row = 0; row < investment.length; row++)
			if (Number.isNaN(investment[row])) investment[row] = next[row] ?? NaN;
	return investment;
}

/** `works_text`, the parts in order. Throws DatasetError. */
export function readText(parts: readonly TableBytes[]): Promise<TextColumns> {
	return readTable(parts, (n) => ({
		id: idColumn(n),
		name: textColumn(n),
		program: dictionaryColumn(n),
		agency: dictionaryColumn(n),
		locality: dictionaryColumn(n),
		contractor: dictionaryColumn(n),
		source: dictionaryColumn(n),
		place_text: textColumn(n)
	}));
}
