import { m } from '../../i18n';
import { formatCount, formatDate } from '../../i18n/page-format';
import type { ComparePage } from '../../queries/compare-page';
import type { Column, Measure } from './measures';

/** What the notes under measures rest on. */
export interface NoteFacts {
	editions: ComparePage['editions'];
	/** The people of some place are an estimate. */
	estimated: boolean;
	/** Day of the release, YYYY-MM-DD. */
	issued: string;
	/** Whether the dates of the works are there. */
	lateness: 'known' | 'waiting' | 'failed';
}

/** A line under a measure; '' is none. */
export function noteOf(
	{ code }: Pick<Measure, 'code'>,
	{ editions, issued, lateness, estimated }: NoteFacts
): string {
	const edition = (of: keyof ComparePage['editions'], say: typeof m.compare_note_survey): string => {
		const known = editions[of];
		return known ? say({ publisher: shortOf(known.publisher), year: known.year }) : m.compare_note_editions();
	};
	switch (code) {
		case 'inversion':
			return m.compare_note_money();
		case 'atrasadas':
			return lateness === 'known'
				? m.compare_note_late({ date: formatDate(issued) })
				: lateness === 'waiting'
					? m.compare_note_late_wait()
					: m.compare_note_late_failed();
		case 'sin_saber':
			return m.compare_note_unsure();
		case 'poblacion':
			return estimated ? `${m.compare_note_people()} ${m.compare_note_estimate()}` : m.compare_note_people();
		case 'pobreza':
		case 'pobres':
			return edition('poor', m.compare_note_survey);
		case 'marginacion':
			return edition('marginacion', m.compare_note_lower);
		case 'rezago':
			return edition('rezago', m.compare_note_higher);
		default:
			return '';
	}
}

/** `Consejo Nacional de Población (CONAPO)` → `CONAPO`: a column is narrow, and the sources are told in full elsewhere. */
const shortOf = (publisher: string): string => /\(([A-Z]{3,})\)\s*$/.exec(publisher)?.[1] ?? publisher;

const NEEDS = ['pobre', 'pobreza', 'pobres', 'marginacion', 'rezago'];

/** Why a figure is "sin dato", where that is known. */
export function whyNot(
	{ code }: Pick<Measure, 'code'>,
	{ people, estimate, built, isState }: Column,
	{ lateness }: NoteFacts
): string | null {
	if (isState && (code === 'marginacion' || code === 'rezago')) return m.compare_why_state();
	if (NEEDS.includes(code) && people.poor === null && people.marginacion === null)
		return m.compare_why_municipal();
	if ((code === 'habitante' || code === 'parte_gente') && estimate !== null && !estimate.certain)
		return estimate.persons === 0 && estimate.most === 0
			? m.compare_why_nobody()
			: m.compare_why_cut({ least: formatCount(estimate.least), most: formatCount(estimate.most) });
	if (built.works === 0 && built.unsure > 0 && ['inversion', 'habitante', 'parte'].includes(code))
		return m.compare_why_unsure({ n: formatCount(built.unsure) });
	if (code === 'atrasadas') return lateness === 'known' ? m.compare_why_late() : null;
	if (code === 'terminadas' || code === 'detenidas') return m.compare_why_status();
	if (
		built.works > 0 &&
		built.works === built.withoutAmount &&
		['inversion', 'habitante', 'parte'].includes(code)
	)
		return m.compare_why_amount();
	return null;
}
