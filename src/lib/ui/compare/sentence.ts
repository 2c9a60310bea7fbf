import { segmentsOf, type Segment } from '../../filters';
import { m } from '../../i18n';
import { formatList, formatMoney } from '../../i18n/page-format';
import { amountOf, personsOf, type Column } from './measures';

const perPerson = (column: Column): number | null => {
	const [amount, persons] = [amountOf(column.built), personsOf(column)];
	return amount === null || persons === null ? null : Math.round(amount / persons);
};

/** What the comparison comes to: who received most and least per inhabitant; where that cannot be told of two, most and least in all. */
export function compareSentence(columns: readonly Column[], state: Column): Segment[] {
	const each = ranked(columns, perPerson);
	const whole = formatMoney(perPerson(state));
	if (each.length > 1)
		return ends(each, ([most = '', high = '', least = '', low = '', of = '']) =>
			m.compare_sentence_most({ most, high, least, low, state: of })
		);
	const [only] = each;
	if (only && columns.length === 1)
		return segmentsOf([only.title, formatMoney(only.value), whole], ([place = '', amount = '', of = '']) =>
			m.compare_sentence_one({ place, amount, state: of })
		);
	const money = ranked(columns, ({ built }) => amountOf(built));
	if (money.length > 1)
		return ends(money, ([most = '', high = '', least = '', low = '']) =>
			m.compare_sentence_money({ most, high, least, low })
		);
	const [one] = money;
	if (one)
		return segmentsOf([one.title, formatMoney(one.value)], ([place = '', amount = '']) =>
			m.compare_sentence_money_one({ place, amount })
		);
	return segmentsOf([formatList(columns.map(({ title }) => title))], ([places = '']) =>
		m.compare_sentence_unknown({ places })
	);

	function ends(all: Ranked[], write: (slots: readonly string[]) => string): Segment[] {
		const [most, least] = [all[0], all.at(-1)];
		return segmentsOf(
			[
				most?.title ?? '',
				formatMoney(most?.value ?? null),
				least?.title ?? '',
				formatMoney(least?.value ?? null),
				whole
			],
			write
		);
	}
}

interface Ranked {
	title: string;
	value: number;
}
/** The most first; those of which it is not known are in no place. */
const ranked = (columns: readonly Column[], of: (column: Column) => number | null): Ranked[] =>
	columns
		.flatMap((column): Ranked[] => {
			const value = of(column);
			return value === null ? [] : [{ title: calledOf(column, columns), value }];
		})
		.sort((a, b) => b.value - a.value);

/** Two places may share a name, as a town and its municipality do: then what each is stands beside it. */
const calledOf = ({ key, title, kind }: Column, columns: readonly Column[]): string =>
	columns.some((other) => other.key !== key && other.title === title) ? `${title} (${kind})` : title;
