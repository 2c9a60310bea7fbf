import type { Work } from '../../../src/lib/domain';
import { isLocated, measureColumn, type Measure } from '../../../src/lib/domain';
import type { ExportFacts } from '../../../src/lib/export';
import { textOf, type TextFormat } from '../../../src/lib/export/text-format';

/** What the page would show of these works. */
export function factsFor(works: readonly Work[], change: Partial<ExportFacts> = {}): ExportFacts {
	const measure: Measure = change.measure ?? 'inversion';
	const amounts = works.map((work) => work[measureColumn(measure)]);
	return {
		release: '2021-01-31-a51b5ee3fa67',
		title: 'Datos de prueba',
		issued: '2021-01-31',
		demonstration: false,
		filter: 'Municipio: León',
		query: 'mun=11020&rel=2021-01-31-a51b5ee3fa67',
		link: 'https://plomada.example/?mun=11020&rel=2021-01-31-a51b5ee3fa67',
		locale: 'es',
		measure,
		works: works.length,
		amount: amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0),
		withoutAmount: amounts.filter((amount) => amount === null).length,
		unlocated: works.filter((work) => !isLocated(work.location_quality)).length,
		sources: [],
		municipalities: { '11020': 'León' },
		...change
	};
}

/** The whole text that a format makes of these works. */
export async function written(
	format: TextFormat,
	works: readonly Work[],
	facts: ExportFacts = factsFor(works)
): Promise<string> {
	let text = '';
	for await (const piece of textOf(format, works, facts)) text += piece;
	return text;
}
