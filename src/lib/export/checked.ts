import { addCentavos, isLocated, measureColumn, type Work } from '../domain';
import type { ExportFacts } from './facts';

export type Rows = AsyncIterable<Work> | Iterable<Work>;

/** The rows are not the ones the page counted: no file is better than a wrong one. */
export class ExportError extends Error {
	override name = 'ExportError';
	constructor(
		readonly expected: string,
		readonly met: string
	) {
		super(`expected ${expected}, as the page shows; met ${met}. Reload the page and export again.`);
	}
}

/** The rows as they come; after the last one they must add up to what the page showed, to the centavo. Throws ExportError. */
export async function* checkedRows(rows: Rows, facts: ExportFacts): AsyncGenerator<Work, void, undefined> {
	const column = measureColumn(facts.measure);
	const met = { works: 0, amount: 0, withoutAmount: 0, unlocated: 0 };
	for await (const work of rows) {
		const amount = work[column];
		met.works++;
		if (amount === null) met.withoutAmount++;
		else met.amount = addCentavos(met.amount, amount);
		if (!isLocated(work.location_quality)) met.unlocated++;
		yield work;
	}
	const { works, amount, withoutAmount, unlocated } = facts;
	const say = (figures: typeof met): string =>
		`${figures.works} works, ${figures.amount} centavos, ${figures.withoutAmount} without amount, ${figures.unlocated} without a place`;
	const expected = say({ works, amount, withoutAmount, unlocated });
	if (say(met) !== expected) throw new ExportError(expected, say(met));
}
