/** Stable codes of the planted anomalies; their formulas are in data/demo/README.md. */
export const FLAGS = [
	'cost_growth',
	'delay',
	'estimate_equals_contract',
	'heterogeneous_supplier',
	'likely_duplicate',
	'outside_municipality',
	'over_1000_days',
	'paid_beyond_contract',
	'physical_behind_financial',
	'progress_falls',
	'repeated_amount',
	'repeated_title',
	'round_amount',
	'same_day_awards',
	'short_tender',
	'signed_before_award',
	'single_bid',
	'split_under_ceiling',
	'supplier_concentration'
] as const;
export type Flag = (typeof FLAGS)[number];

/** One line of data/demo/planted.json. */
export interface Planted {
	work: string;
	flag: Flag;
}
