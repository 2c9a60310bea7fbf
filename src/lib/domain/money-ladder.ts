import type { Work } from './columns';
import type { Centavos } from './money';

/** The way of the money, in the order in which it is decided and spent. */
export const LADDER = ['approved', 'modified', 'contracted', 'spent'] as const;
export type LadderField = (typeof LADDER)[number];

export interface LadderStep {
	field: LadderField;
	/** Null where the source does not say: its absence tells too. */
	centavos: Centavos | null;
	/** Part of the largest step, 0 to 1. */
	share: number;
	/** The last step before it that is known; null where none is, or this one is not. */
	against: LadderField | null;
	/** Centavos more (or less) than that step. */
	change: Centavos | null;
	/** The change as a part of that step; null where that step is 0. */
	changeShare: number | null;
}

export function ladderOf(work: Partial<Pick<Work, LadderField>>): LadderStep[] {
	const largest = Math.max(0, ...LADDER.map((field) => work[field] ?? 0));
	let before: { field: LadderField; centavos: Centavos } | null = null;
	return LADDER.map((field) => {
		const centavos = work[field] ?? null;
		const change: Centavos | null = centavos === null || before === null ? null : centavos - before.centavos;
		const step: LadderStep = {
			field,
			centavos,
			share: centavos !== null && centavos > 0 && largest > 0 ? centavos / largest : 0,
			against: change === null ? null : (before?.field ?? null),
			change,
			changeShare: change === null || !before?.centavos ? null : change / before.centavos
		};
		if (centavos !== null) before = { field, centavos };
		return step;
	});
}

/** What a work costs for each person it serves, in centavos; null where the money or the persons are not known, or there are none. */
export function perBeneficiary(money: Centavos | null, beneficiaries: number | null): Centavos | null {
	return money === null || beneficiaries === null || beneficiaries <= 0 || money < 0
		? null
		: Math.round(money / beneficiaries);
}
