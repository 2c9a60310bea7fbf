import { formatDate, getLocale, m } from '../i18n';
import type { MunicipalityPage } from '../queries';
import { box, fittingSize, line, lines, locator, mark, rule, sheet, type LocatorPaths } from './drawing';
import { wrapped } from './lettering';
import { keyFigures } from './municipality-picture';

/** The size messengers ask for. */
export const CARD = { width: 1200, height: 630 };
const MARGIN = 64;

/** The picture of a municipality for link previews, its own and its works'. Who draws it brings the font. */
export function municipalityCard(page: MunicipalityPage, paths: LocatorPaths): string {
	const { profile, release } = page;
	const top = release.demonstration ? 52 : 0;
	const inner = CARD.width - 2 * MARGIN;
	const beside = inner - 330;
	const sentence = wrapped(
		page.sentence.map(({ text, strong }) => ({ text, bold: strong })),
		36,
		beside,
		4
	);
	const column = inner / 4;
	const parts = [
		release.demonstration
			? box(0, 0, CARD.width, top, 'accent-soft') +
				line(CARD.width / 2, 36, m.place_demo(), { size: 26, colour: 'accent', bold: true, align: 'middle' })
			: '',
		mark(MARGIN - 8, top + 28, 48),
		locator(CARD.width - MARGIN - 290, top + 40, 290, paths),
		line(MARGIN, top + 158, profile.name, {
			size: fittingSize(profile.name, 72, 20, beside, true),
			bold: true
		}),
		lines(MARGIN, top + 220, sentence, 48, { size: 36 }),
		rule(MARGIN, 446, inner),
		...keyFigures(page).map(({ name, value }, i) => {
			const x = MARGIN + i * column;
			return (
				line(x, 488, name, { size: fittingSize(name, 26, 16, column - 16), colour: 'muted' }) +
				line(x, 538, value, { size: fittingSize(value, 44, 20, column - 16, true), bold: true })
			);
		}),
		line(
			MARGIN,
			598,
			m.place_about_date({ date: formatDate(release.issued, getLocale()), release: release.id }),
			{
				size: 22,
				colour: 'muted'
			}
		)
	];
	return sheet(
		{
			...CARD,
			title: sentence
				.flat()
				.map(({ text }) => text)
				.join(' '),
			font: null
		},
		parts.join('')
	);
}
