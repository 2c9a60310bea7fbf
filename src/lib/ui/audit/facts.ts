import type { FigureFacts } from '$lib/charts/figure-facts';
import { isLocated, measureColumn, type LocationQuality } from '$lib/domain';
import { filterInWords, type FilterContext, type FilterState } from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { formatCount, formatDate, formatMoneyFull } from '$lib/i18n/page-format';
import type { ReleaseClient } from '$lib/queries';
import { consoleHref } from '../console/console-address';
import { citeOf, totalsInWords } from '../data/cite';
import type { Names } from '../explorer/names';

/** What a card of the desk is about. */
export interface CardQuestion {
	definition: string;
	/** The works it counts. */
	filter: FilterState;
	/** What the page shows, works and centavos; null for what it does not show, or what is no sum. */
	shown: { works: number | null; amount: number | null } | null;
	sql(context: FilterContext): string;
}

/**
 * The card of a figure: its question, and its works added up once more, one by one, by another way than the figure was made: so that a reader need not
 * believe it. Throws what the release throws.
 */
export async function cardOf(
	{ definition, filter, shown, sql }: CardQuestion,
	client: ReleaseClient,
	names: Names
): Promise<FigureFacts> {
	const [context, ordinals] = await Promise.all([
		client.columns.context(filter),
		client.columns.ordinals(filter)
	]);
	const text = sql(context);
	const sum = addedUp(client, ordinals, filter);
	return {
		definition,
		filter: filterInWords(filter, names, getLocale()),
		sql: text,
		console: consoleHref(text, client.manifest.id),
		source: client.manifest.title,
		release: m.release_line({ release: client.manifest.id, date: formatDate(client.manifest.issued) }),
		rows: ordinals.length,
		check: { text: checkText(sum, shown), holds: holds(sum, shown) },
		cite: citeOf({
			filter,
			names,
			release: client.manifest,
			value: shown === null ? null : totalsInWords(sum, filter.measure)
		})
	};
}

interface Sum {
	works: number;
	amount: number;
	withoutAmount: number;
	unlocated: number;
}

function addedUp({ mapColumns: core }: ReleaseClient, ordinals: Uint32Array, filter: FilterState): Sum {
	const amounts = core[measureColumn(filter.measure)];
	const { codes, values } = core.location_quality;
	let [amount, withoutAmount, unlocated] = [0, 0, 0];
	for (const row of ordinals) {
		const centavos = amounts[row] ?? NaN;
		if (Number.isNaN(centavos)) withoutAmount++;
		else amount += centavos;
		if (!isLocated((values[codes[row] ?? 0] ?? 'none') as LocationQuality)) unlocated++;
	}
	return { works: ordinals.length, amount, withoutAmount, unlocated };
}

const holds = (sum: Sum, shown: CardQuestion['shown']): boolean =>
	(shown?.works ?? sum.works) === sum.works && (shown?.amount ?? sum.amount) === sum.amount;

function checkText(sum: Sum, shown: CardQuestion['shown']): string {
	const said = m.audit_check({
		works: formatCount(sum.works),
		amount: formatMoneyFull(sum.amount),
		without: formatCount(sum.withoutAmount),
		unlocated: formatCount(sum.unlocated)
	});
	if (shown === null) return said;
	return `${said} ${holds(sum, shown) ? m.audit_check_holds() : m.audit_check_fails()}`;
}
