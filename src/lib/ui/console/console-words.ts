import { m } from '$lib/i18n';
import { formatList } from '$lib/i18n/page-format';
import {
	EngineError,
	faultOf,
	RefusedStatement,
	type Refusal,
	type SqlFault,
	type WorkedQuestion
} from '$lib/queries/console';
import { failureWords } from '../explorer/failure-words';

/** What went wrong, for a reader: where in the text, and DuckDB's own words for whoever wants them. */
export interface ConsoleFailure {
	message: string;
	from: number | null;
	said: string | null;
}

export function consoleFailure(thrown: unknown, sql: string): ConsoleFailure {
	if (thrown instanceof RefusedStatement) {
		const { refusal } = thrown;
		return { message: refusalWords(refusal), from: 'at' in refusal ? refusal.at : null, said: null };
	}
	if (thrown instanceof EngineError) {
		const fault = faultOf(thrown.met, sql);
		return { message: faultWords(fault, thrown.fatal), from: fault.from, said: fault.said };
	}
	return {
		message: failureWords(thrown instanceof Error ? thrown : new Error(String(thrown))),
		from: null,
		said: null
	};
}

function refusalWords(refusal: Refusal): string {
	switch (refusal.kind) {
		case 'empty':
			return m.console_refused_empty();
		case 'several':
			return m.console_refused_several();
		case 'not_reading':
			return m.console_refused_not_reading({ word: refusal.word.toUpperCase().slice(0, 30) });
	}
}

function faultWords({ kind, near, candidates }: SqlFault, isFatal: boolean): string {
	const alike =
		candidates.length > 0 ? ` ${m.console_fault_alike({ names: formatList(candidates, 'or') })}` : '';
	const name = near === null || near === '' ? null : near.slice(0, 60);
	switch (kind) {
		case 'syntax':
			return name === null ? m.console_fault_syntax_end() : m.console_fault_syntax({ near: name });
		case 'extension':
			return m.console_fault_extension({ name: name ?? '' });
		case 'table':
			return m.console_fault_table({ name: name ?? '' }) + alike;
		case 'column':
			return (name === null ? m.console_fault_column_unknown() : m.console_fault_column({ name })) + alike;
		case 'function':
			return m.console_fault_function({ name: name ?? '' }) + alike;
		case 'conversion':
			return m.console_fault_conversion();
		case 'memory':
			return m.console_fault_memory();
		case 'forbidden':
			return m.console_fault_forbidden();
		case 'other':
			return isFatal ? m.console_fault_broke() : m.console_fault_other();
	}
}

const QUESTIONS: Record<WorkedQuestion['id'], () => string> = {
	years: m.console_question_years,
	largest: m.console_question_largest,
	per_person: m.console_question_per_person,
	growth: m.console_question_growth,
	contractors: m.console_question_contractors,
	late: m.console_question_late,
	single_bidder: m.console_question_single_bidder,
	december: m.console_question_december,
	need: m.console_question_need,
	unlocated: m.console_question_unlocated
};
export const questionWords = (id: WorkedQuestion['id']): string => QUESTIONS[id]();
