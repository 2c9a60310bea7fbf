import type { FigureFacts } from '$lib/charts/figure-facts';
import { isLocated, measureColumn, type LocationQuality } from '$lib/domain';
import { filterInWords, type FilterContext, type FilterState } from '$lib/filters';
import { getLocale, m } from '$lib/i18n';
import { formatCount, formatDate, formatMoneyFull } from '$lib/i18n/page-format';
import type { ReleaseClient } from '$lib/queries';
import { consoleHref } from '../console/console-address';
import { citeOf, totalsInWords } from '../data/cite';
import type { Names } from '../explorer/names';
import type { Answered } from './audit.svelte';

/** What the cards rest on: the open release and what the page shows of it. */
export interface Known {
	client: Pick<ReleaseClient, 'manifest' | 'mapColumns' | 'columns'>;
	answered: Pick<Answered, 'filter' | 'answer'>;
	names: Names;
}

/** What a card of the desk is about. */
export interface CardQuestion {
	definition: string;
	/** The works it counts, in words. */
	filter: FilterState;
	/** Their places in the open columns, where the filter alone does not choose them. */
	works?: Uint32Array;
	/** What the page shows, works and centavos; null for what it does not show, or what is no sum. */
	shown: { works: number | null; amount: number | null } | null;
	/** Where the card is about one figure: the figure in words, and what else its check says. */
	figure?: { value: string; check(sum: Sum): { text: string; holds: boolean } };
	sql(context: FilterContext): string;
	/** The filter that `sql` is asked with, where it is another. */
	asked?: FilterState;
	/** The query of the address that shows it again, where the filter is not all of it. */
	query?: string;
}

/**
 * The card of a figure: its question, and its works added up once more, one by one, by another way than the figure was made: so that a reader need not
 * believe it. Throws what the release throws.
 */
export async function cardOf(
	question: CardQuestion,
	client: Known['client'],
	names: Names
): Promise<FigureFacts> {
	const { definition, filter, shown, figure } = question;
	const [context, ordinals] = await Promise.all([
		client.columns.context(question.asked ?? filter),
		question.works ?? client.columns.ordinals(filter)
	]);
	const text = question.sql(context);
	const sum = addedUp(client, ordinals, filter);
	const value = figure?.value ?? (shown === null ? null : totalsInWords(sum, filter.measure));
	return {
		definition,
		...(figure ? { value: figure.value } : {}),
		filter: filterInWords(filter, names, getLocale()),
		sql: text,
		console: consoleHref(text, client.manifest.id),
		source: client.manifest.title,
		release: m.release_line({ release: client.manifest.id, date: formatDate(client.manifest.issued) }),
		rows: ordinals.length,
		check: checkOf(sum, question),
		cite: citeOf({ filter, names, release: client.manifest, value, query: question.query })
	};
}

export interface Sum {
	works: number;
	amount: number;
	withoutAmount: number;
	unlocated: number;
}

/** Works by their places in the open columns, one by one. */
export function addedUp(
	{ mapColumns: core }: Known['client'],
	works: Uint32Array,
	{ measure }: FilterState
): Sum {
	const amounts = core[measureColumn(measure)];
	const { codes, values } = core.location_quality;
	let [amount, withoutAmount, unlocated] = [0, 0, 0];
	for (const row of works) {
		const centavos = amounts[row] ?? NaN;
		if (Number.isNaN(centavos)) withoutAmount++;
		else amount += centavos;
		if (!isLocated((values[codes[row] ?? 0] ?? 'none') as LocationQuality)) unlocated++;
	}
	return { works: works.length, amount, withoutAmount, unlocated };
}

function checkOf(sum: Sum, { shown, figure }: CardQuestion): { text: string; holds: boolean } {
	const said = m.audit_check({
		works: formatCount(sum.works),
		amount: formatMoneyFull(sum.works > sum.withoutAmount ? sum.amount : null),
		without: formatCount(sum.withoutAmount),
		unlocated: formatCount(sum.unlocated)
	});
	const isSum = (shown?.works ?? sum.works) === sum.works && (shown?.amount ?? sum.amount) === sum.amount;
	if (!figure) return shown === null ? { text: said, holds: isSum } : verdict(said, isSum);
	const more = figure.check(sum);
	return verdict(`${said} ${more.text}`.trim(), isSum && more.holds);
}

const verdict = (said: string, holds: boolean): { text: string; holds: boolean } => ({
	text: `${said} ${holds ? m.audit_check_holds() : m.audit_check_fails()}`,
	holds
});
