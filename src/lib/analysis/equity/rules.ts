import type { Centavos } from '../../domain';
import type { EquityPlace } from './view';

/** What a rule may divide. Centavos of a place and a year; null is "sin dato". */
export const RULE_INPUTS = ['investment', 'investment_in_zap'] as const;
export type RuleInput = (typeof RULE_INPUTS)[number];
export type RuleInputs = Readonly<Record<RuleInput, Centavos | null>>;

/** A rule on how money is to be shared out: a row of `data/equity-rules.json`. Data, not code. */
export interface EquityRule {
	id: string;
	name: string;
	name_en: string;
	/** Law or guideline, with the article. */
	law: string;
	/** Where its text can be read. */
	link: string;
	/** YYYY-MM-DD, both included; null is without end. */
	valid_from: string;
	valid_to: string | null;
	/** Which part of which whole. */
	formula: { part: RuleInput; of: RuleInput };
	/** 0 to 1: the least the part may be. */
	required_share: number;
}

export type RuleResult =
	/** `distance`: share less what is required; negative where it falls short. */
	| { state: 'judged'; share: number; distance: number }
	/** The rule held on no day of the year. */
	| { state: 'not-in-force' }
	/** An input is not known, or the whole is nothing. */
	| { state: 'unknown'; missing: RuleInput[] };

/** How far a place in a year is from a rule. */
export function judged(rule: EquityRule, year: number, inputs: RuleInputs): RuleResult {
	const { part, of } = rule.formula;
	if (rule.valid_from > `${year}-12-31` || (rule.valid_to !== null && rule.valid_to < `${year}-01-01`))
		return { state: 'not-in-force' };
	const [above, below] = [inputs[part], inputs[of]];
	if (above === null || below === null || !(below > 0))
		return {
			state: 'unknown',
			missing: [...new Set([part, of])].filter(
				(input) => inputs[input] === null || (input === of && !(below !== null && below > 0))
			)
		};
	const share = above / below;
	return { state: 'judged', share, distance: share - rule.required_share };
}

/** How far every place is from a rule, year by year. A year whose amounts are not known, or without works, cannot be judged. */
export const ruleTable = (
	rule: EquityRule,
	places: readonly EquityPlace[],
	years: readonly number[]
): { code: string; name: string; results: RuleResult[] }[] =>
	places.map((place) => ({
		code: place.code,
		name: place.name,
		results: years.map((year) => {
			const found = place.years.find((one) => one.year === year);
			const known = found !== undefined && found.withAmount > 0;
			return judged(rule, year, {
				investment: known ? found.amount : null,
				investment_in_zap: known ? found.inZap : null
			});
		})
	}));
