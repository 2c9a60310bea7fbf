import type { ProblemAction } from '$lib/domain';
import { m } from '$lib/i18n';

/** The rules of ingestion in words. Data may be newer than the page: a rule that is not known is shown as its code. */
const RULES = new Map<string, () => string>([
	['column.missing', m.rule_column_missing],
	['csv.unclosed_quote', m.rule_csv_unclosed_quote],
	['contract.ends_before_start', m.rule_contract_ends_before_start],
	['contract.repeated', m.rule_contract_repeated],
	['currency.foreign', m.rule_currency_foreign],
	['currency.unknown', m.rule_currency_unknown],
	['date.month_first', m.rule_date_month_first],
	['date.out_of_range', m.rule_date_out_of_range],
	['date.unreadable', m.rule_date_unreadable],
	['encoding.damaged', m.rule_encoding_damaged],
	['key.missing', m.rule_key_missing],
	['key.namesake', m.rule_key_namesake],
	['key.repaired', m.rule_key_repaired],
	['locality.code', m.rule_locality_code],
	['locality.name', m.rule_locality_name],
	['locality.several', m.rule_locality_several],
	['money.unreadable', m.rule_money_unreadable],
	['money.out_of_range', m.rule_money_out_of_range],
	['municipality.from_name', m.rule_municipality_from_name],
	['municipality.name', m.rule_municipality_name],
	['municipality.several', m.rule_municipality_several],
	['municipality.unknown', m.rule_municipality_unknown],
	['municipality.unknown_name', m.rule_municipality_unknown_name],
	['name.missing', m.rule_name_missing],
	['number.not_a_count', m.rule_number_not_a_count],
	['number.unreadable', m.rule_number_unreadable],
	['percent.out_of_range', m.rule_percent_out_of_range],
	['percent.unreadable', m.rule_percent_unreadable],
	['coordinates.unreadable', m.rule_coordinates_unreadable],
	['coordinates.truncated', m.rule_coordinates_truncated],
	['coordinates.outside', m.rule_coordinates_outside],
	['coordinates.ambiguous', m.rule_coordinates_ambiguous],
	['row.blank', m.rule_row_blank],
	['row.superseded', m.rule_row_superseded],
	['row.too_few_cells', m.rule_row_too_few_cells],
	['row.too_many_cells', m.rule_row_too_many_cells],
	['state.unreadable', m.rule_state_unreadable],
	['status.unknown', m.rule_status_unknown],
	['text.too_long', m.rule_text_too_long],
	['work.in_newer_file', m.rule_work_in_newer_file],
	['year.after_file', m.rule_year_after_file],
	['year.from_file_name', m.rule_year_from_file_name],
	['year.from_folio', m.rule_year_from_folio],
	['year.unreadable', m.rule_year_unreadable]
]);

const ACTIONS: Record<ProblemAction, () => string> = {
	row_dropped: m.action_row_dropped,
	value_dropped: m.action_value_dropped,
	value_repaired: m.action_value_repaired,
	kept: m.action_kept
};

export function ruleWords(rule: string): string {
	const known = RULES.get(rule);
	if (known) return known();
	// Which repairs were made is in the code: `coordinates.swapped_sign`.
	if (rule.startsWith('coordinates.')) return m.rule_coordinates_repaired();
	return rule.endsWith('.unknown') ? m.rule_other_code() : rule;
}

export const actionWords = (action: string): string =>
	Object.hasOwn(ACTIONS, action) ? ACTIONS[action as ProblemAction]() : action;
