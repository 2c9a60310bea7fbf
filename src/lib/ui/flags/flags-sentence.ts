import { segmentsOf, type Segment } from '$lib/filters';
import { m } from '$lib/i18n';
import { formatCount } from '$lib/i18n/page-format';
import type { FlagsAnswer } from '$lib/queries';
import type { FlagEntry } from '$lib/analysis';

/** "De 3,702 obras y acciones, 412 dejan alguna pregunta abierta.", in the language of the page. */
export function flagsSentence(answer: FlagsAnswer, entry: FlagEntry | null, isOneWork: boolean): Segment[] {
	if (isOneWork) {
		const count = answer.rows[0]?.flags.length ?? 0;
		if (count === 0) return [{ text: m.flags_sentence_work_none() }];
		if (count === 1) return segmentsOf([], () => m.flags_sentence_work_one());
		return segmentsOf([formatCount(count)], ([n = '']) => m.flags_sentence_work({ count: n }));
	}
	if (answer.works === 0) return segmentsOf([], () => m.flags_sentence_nothing());
	const works = formatCount(answer.works);
	if (entry?.subject === 'work')
		return segmentsOf(
			[works, formatCount(answer.listed), entry.words.question],
			([all = '', listed = '', question = '']) => m.flags_sentence_flag({ works: all, listed, question })
		);
	return segmentsOf([works, formatCount(answer.flagged)], ([all = '', flagged = '']) =>
		m.flags_sentence({ works: all, flagged })
	);
}
