import type { FlagEntry, FlagUnit } from '$lib/analysis';
import { m } from '$lib/i18n';
import {
	formatCount,
	formatIndex,
	formatMoneyFull,
	formatNumber,
	formatPercent
} from '$lib/i18n/page-format';
import type { RaisedFlag } from '$lib/queries';

/** A figure of a flag in its unit; missing is "sin dato". */
export function flagFigure(unit: FlagUnit, value: number | null): string {
	switch (unit) {
		case 'share':
			return formatPercent(value);
		case 'points':
			return value === null ? formatNumber(null) : m.flags_points({ n: formatNumber(value) });
		case 'days':
			return value === 1
				? m.flags_days_one()
				: value === null
					? formatCount(null)
					: m.flags_days({ n: formatCount(value) });
		case 'count':
			return formatCount(value);
		case 'centavos':
			return formatMoneyFull(value === null ? null : Math.round(value));
		case 'number':
			// The bands of a mean deviation differ in the fourth decimal.
			return value !== null && Math.abs(value) < 0.1
				? value.toFixed(4)
				: value !== null && Math.abs(value) < 10
					? formatIndex(value)
					: formatNumber(value);
	}
}

const THRESHOLDS = {
	over: m.flags_threshold_over,
	least: m.flags_threshold_least,
	under: m.flags_threshold_under,
	is: m.flags_threshold_is,
	multiple: m.flags_threshold_multiple
};

/** What was measured, the threshold, and what was compared with what: the reasons of one raised flag, to be read one after the other. */
export function flagReasons(entry: FlagEntry, raised: RaisedFlag): string[] {
	const { words, unit, compares, threshold } = entry;
	const [observed, reference] = compares;
	const isPlain = observed === null && raised.peer === null;
	const limit = raised.threshold ?? threshold.value;
	const measured =
		observed === null || words.observed === null || raised.observed === null
			? []
			: [`${words.observed}: ${flagFigure(observed, raised.observed)}`];
	// Where what was measured is what is compared, it is said once.
	const isSaid = measured.length > 0 && observed === unit && raised.observed === raised.value;
	return [
		...(raised.value === null || isPlain ? [] : isSaid ? measured : [flagFigure(unit, raised.value)]),
		...(limit === null || isPlain
			? []
			: [m.flags_threshold({ threshold: THRESHOLDS[threshold.is]({ value: flagFigure(unit, limit) }) })]),
		...(isSaid ? [] : measured),
		...(reference === null || words.reference === null || raised.reference === null
			? []
			: [`${words.reference}: ${flagFigure(reference, raised.reference)}`]),
		...(words.peer === null || raised.peer === null ? [] : [`${words.peer}: ${raised.peer}`])
	];
}
