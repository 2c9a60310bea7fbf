import {
	LOCATION_QUALITIES,
	type CoreColumns,
	type Dictionary,
	type LocationQuality,
	type Manifest
} from '../domain';
import { ReleaseHost } from '../queries';
import { fromFiles, releasesFolder } from './releases';

/** The figure that is a work's investment: the first of these that its source publishes. */
export const INVESTMENT_STEPS = ['modified', 'approved', 'contracted', 'spent', 'none'] as const;
export type InvestmentStep = (typeof INVESTMENT_STEPS)[number];

/** What a work may lack, and how many works of the release lack it. */
export const GAPS = ['amount', 'spent', 'year', 'municipality', 'rubro', 'status', 'zap'] as const;
export type Gap = (typeof GAPS)[number];

/** How many works of a release are what, and of how many what is not known. All counts are of works. */
export interface Coverage {
	works: number;
	kinds: { obra: number; accion: number };
	quality: Record<LocationQuality, number>;
	investmentFrom: Record<InvestmentStep, number>;
	missing: Record<Gap, number>;
	zap: { inside: number; outside: number; unknown: number };
}

/** Counted in one pass over the columns that every figure of the site is counted from. */
export function coverageOf(core: CoreColumns): Coverage {
	const coverage: Coverage = {
		works: core.rows,
		kinds: { obra: 0, accion: 0 },
		quality: countsOf(LOCATION_QUALITIES),
		investmentFrom: countsOf(INVESTMENT_STEPS),
		missing: countsOf(GAPS),
		zap: { inside: 0, outside: 0, unknown: 0 }
	};
	const { missing, quality, kinds, zap } = coverage;
	for (let row = 0; row < core.rows; row++) {
		const kind = valueOf(core.kind, row);
		if (kind === 'obra' || kind === 'accion') kinds[kind]++;
		quality[(valueOf(core.location_quality, row) ?? 'none') as LocationQuality]++;
		const step = investmentStep(core, row);
		coverage.investmentFrom[step]++;
		if (step === 'none') missing.amount++;
		if (amountOf(core.spent, row) === null) missing.spent++;
		if (core.year[row] === 0) missing.year++;
		if (valueOf(core.municipality, row) === null) missing.municipality++;
		if (valueOf(core.rubro, row) === null) missing.rubro++;
		if ((valueOf(core.status, row) ?? 'sin_dato') === 'sin_dato') missing.status++;
		zap[core.zap[row] === 2 ? 'inside' : core.zap[row] === 1 ? 'outside' : 'unknown']++;
	}
	missing.zap = zap.unknown;
	return coverage;
}

/** What the work's investment is, by the rule of `investmentOf`. */
function investmentStep(core: CoreColumns, row: number): InvestmentStep {
	if (amountOf(core.modified, row) !== null) return 'modified';
	if (amountOf(core.approved, row) !== null) return 'approved';
	if (amountOf(core.contracted, row) !== null) return 'contracted';
	return amountOf(core.spent, row) === null ? 'none' : 'spent';
}

const countsOf = <K extends string>(keys: readonly K[]): Record<K, number> =>
	Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
const valueOf = ({ values, codes }: Dictionary, row: number): string | null =>
	values[codes[row] ?? 0] ?? null;
const amountOf = (amounts: Float64Array, row: number): number | null => {
	const amount = amounts[row];
	return amount === undefined || Number.isNaN(amount) ? null : amount;
};

/** The coverage of a release on disk. Throws DatasetError. */
export async function readCoverage(manifest: Manifest): Promise<Coverage> {
	const { core } = await new ReleaseHost(fromFiles).open({
		dataUrl: releasesFolder,
		release: manifest.id,
		manifest
	});
	return coverageOf(core);
}
