import { addCentavos, isLocated, measureColumn, type Centavos, type Measure, type Work } from '../domain';
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

/** What rows add up to, by the measure of the page. */
export interface Tally {
	works: number;
	amount: Centavos;
	withoutAmount: number;
	unlocated: number;
}

export const emptyTally = (): Tally => ({ works: 0, amount: 0, withoutAmount: 0, unlocated: 0 });

/** The rows as they come, each counted in `tally`; `onRow` hears of each once it is. */
export async function* tallied(
	rows: Rows,
	measure: Measure,
	tally: Tally,
	onRow: () => void
): AsyncGenerator<Work, void, undefined> {
	const column = measureColumn(measure);
	for await (const work of rows) {
		const amount = work[column];
		tally.works++;
		if (amount === null) tally.withoutAmount++;
		else tally.amount = addCentavos(tally.amount, amount);
		if (!isLocated(work.location_quality)) tally.unlocated++;
		onRow();
		yield work;
	}
}

export const joined = (tallies: readonly Tally[]): Tally =>
	tallies.reduce(
		(sum, tally) => ({
			works: sum.works + tally.works,
			amount: addCentavos(sum.amount, tally.amount),
			withoutAmount: sum.withoutAmount + tally.withoutAmount,
			unlocated: sum.unlocated + tally.unlocated
		}),
		emptyTally()
	);

/** The rows of a file must add up to what the page showed, to the centavo. Throws ExportError. */
export function assertTally(met: Tally, facts: ExportFacts): void {
	const say = ({ works, amount, withoutAmount, unlocated }: Tally): string =>
		`${works} works, ${amount} centavos, ${withoutAmount} without amount, ${unlocated} without a place`;
	if (say(met) !== say(facts)) throw new ExportError(say(facts), say(met));
}
