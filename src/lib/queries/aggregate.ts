import { isLocated, measureColumn, type Dictionary, type LocationQuality } from '../domain';
import type { FilterState } from '../filters';
import { zapTable, type Counting } from './counting';
import type { Group, Totals } from './questions';
import { MEASURE_COLUMNS, sumOf, wideSums } from './sums';

/** Everything a filter step shows but the list, from one pass over the chosen rows. */
export interface Aggregate {
	totals: Totals;
	byYear: Group[];
	byMunicipality: Group[];
	byRubro: Group[];
}

/** `rows`: the chosen ordinals, ascending. A sum beyond ±2^53 is NaN: `exactFigure` refuses it where it is asked for. */
export function aggregate(
	counting: Counting,
	rows: Uint32Array,
	state: Pick<FilterState, 'measure' | 'zapList'>
): Aggregate {
	const { core, exact } = counting;
	const column = measureColumn(state.measure);
	const amounts = core[column];
	const years = tally(counting.years);
	const municipalities = tally(core.municipality);
	const rubros = tally(core.rubro);
	const qualities = new Uint32Array(core.location_quality.values.length);
	const { codes: zapCodes, zap } = zapTable(counting, state.zapList);
	const zapWorks = new Uint32Array(3);
	const zapAmount = new Float64Array(3);
	const yearCodes = years.codes;
	const municipalityCodes = municipalities.codes;
	const rubroCodes = rubros.codes;
	const qualityCodes = core.location_quality.codes;

	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] as number;
		const year = yearCodes[row] as number;
		const municipality = municipalityCodes[row] as number;
		const rubro = rubroCodes[row] as number;
		const zone = zap[zapCodes[row] as number] as number;
		const amount = amounts[row] as number;
		(years.works[year] as number)++;
		(municipalities.works[municipality] as number)++;
		(rubros.works[rubro] as number)++;
		(qualities[qualityCodes[row] as number] as number)++;
		(zapWorks[zone] as number)++;
		if (amount !== amount) {
			(years.without[year] as number)++;
			(municipalities.without[municipality] as number)++;
			(rubros.without[rubro] as number)++;
		} else {
			(years.amount[year] as number) += amount;
			(municipalities.amount[municipality] as number) += amount;
			(rubros.amount[rubro] as number) += amount;
			(zapAmount[zone] as number) += amount;
		}
	}
	if (!exact.has(column)) {
		years.amount.set(wideSums(amounts, rows, years.codes, years.amount.length));
		municipalities.amount.set(wideSums(amounts, rows, municipalities.codes, municipalities.amount.length));
		rubros.amount.set(wideSums(amounts, rows, rubros.codes, rubros.amount.length));
		const zones = zapCodes === core.zap ? zapCodes : Uint8Array.from(zapCodes, (code) => zap[code] ?? 0);
		zapAmount.set(wideSums(amounts, rows, zones, 3));
	}
	return {
		totals: totalsOf(),
		byYear: groupsOf(years),
		byMunicipality: groupsOf(municipalities),
		byRubro: groupsOf(rubros)
	};

	function totalsOf(): Totals {
		const sums = new Map(MEASURE_COLUMNS.map((name) => [name, sumOf(core[name], rows, exact.has(name))]));
		const sum = (name: typeof column) => sums.get(name) ?? { amount: 0, missing: 0 };
		const chosen = sum(column);
		const moments = {
			approved: sum('approved'),
			modified: sum('modified'),
			contracted: sum('contracted'),
			spent: sum('spent')
		};
		const byQuality: Record<string, number> = {};
		let located = 0;
		core.location_quality.values.forEach((quality, code) => {
			const works = qualities[code] ?? 0;
			if (quality === null || works === 0) return;
			byQuality[quality] = works;
			if (isLocated(quality as LocationQuality)) located += works;
		});
		const metYears = counting.years.values.filter(
			(year, code) => year !== null && (years.works[code] ?? 0) > 0
		);
		return {
			works: rows.length,
			amount: chosen.amount,
			withoutAmount: chosen.missing,
			investment: sum('investment').amount,
			approved: moments.approved.amount,
			modified: moments.modified.amount,
			contracted: moments.contracted.amount,
			spent: moments.spent.amount,
			known: {
				approved: rows.length - moments.approved.missing,
				modified: rows.length - moments.modified.missing,
				contracted: rows.length - moments.contracted.missing,
				spent: rows.length - moments.spent.missing
			},
			unlocated: rows.length - located,
			byQuality,
			municipalities: municipalities.works.reduce(
				(met, works, code) => met + (code > 0 && works > 0 ? 1 : 0),
				0
			),
			firstYear: metYears.length > 0 ? Number(metYears[0]) : null,
			lastYear: metYears.length > 0 ? Number(metYears.at(-1)) : null,
			inZap: zapWorks[2] ?? 0,
			amountInZap: zapAmount[2] ?? 0,
			zapUnknown: zapWorks[0] ?? 0
		};
	}
}

interface Tally extends Dictionary {
	works: Uint32Array;
	amount: Float64Array;
	without: Uint32Array;
}

function tally({ values, codes }: Dictionary): Tally {
	const size = values.length;
	return {
		values,
		codes,
		works: new Uint32Array(size),
		amount: new Float64Array(size),
		without: new Uint32Array(size)
	};
}

/** Groups that hold works, by key, "sin dato" last. */
function groupsOf({ values, works, amount, without }: Tally): Group[] {
	const groups = values.flatMap((key, code): Group[] => {
		const count = works[code] ?? 0;
		return count === 0
			? []
			: [{ key, works: count, amount: amount[code] ?? 0, withoutAmount: without[code] ?? 0 }];
	});
	return groups.sort(byKeyMissingLast);
}

/** The order of groups. Keys differ. */
export const byKeyMissingLast = (a: Group, b: Group): number =>
	b.key === null || (a.key !== null && a.key < b.key) ? -1 : 1;
