import { RUBROS } from '../domain';
import { formatCount, formatDate, formatMillions, formatMoney, formatPercent, getLocale, m } from '../i18n';
import { rubroLabel } from '../i18n/labels';
import type { Group, MunicipalityPage } from '../queries';
import { box, fittingSize, line, lines, locator, mark, rule, sheet, type LocatorPaths } from './drawing';
import { wrapped } from './lettering';

export interface PictureOptions {
	paths: LocatorPaths;
	/** See `SheetOptions`. */
	font: string | null;
	/** Where the page stands, to be read from a poster; null where it is not known. */
	address: string | null;
}

const WIDTH = 1080;
const HEIGHT = 1350;
const MARGIN = 56;
const INNER = WIDTH - 2 * MARGIN;

/**
 * A municipality on one picture of 4 : 5, the shape that messengers show whole: sentence, figures, years and rubros, with source and date. The
 * same page gives the same bytes.
 */
export function municipalityPicture(
	page: MunicipalityPage,
	{ paths, font, address }: PictureOptions
): string {
	const { profile } = page;
	const spoken = page.sentence.map(({ text }) => text).join('');
	const sentence = wrapped(
		page.sentence.map(({ text, strong }) => ({ text, bold: strong })),
		34,
		INNER,
		3
	);
	const nameSize = fittingSize(profile.name, 76, 20, INNER - 270, true);
	const parts: string[] = [];
	let y = 0;
	if (page.release.demonstration) {
		parts.push(box(0, 0, WIDTH, 48, 'accent-soft'));
		parts.push(
			line(WIDTH / 2, 33, m.place_demo(), { size: 24, colour: 'accent', bold: true, align: 'middle' })
		);
		y = 48;
	}
	parts.push(mark(MARGIN - 8, y + 32, 48), locator(WIDTH - MARGIN - 230, y + 36, 230, paths));
	parts.push(line(MARGIN, y + 176, profile.name, { size: nameSize, bold: true }));
	if (profile.population !== null)
		parts.push(
			line(MARGIN, y + 216, m.place_picture_population({ n: count(profile.population) }), {
				size: 26,
				colour: 'muted'
			})
		);
	y += 284;
	parts.push(lines(MARGIN, y, sentence, 46, { size: 34 }));
	y += sentence.length * 46;
	parts.push(figures(page, y));
	y += 166;
	parts.push(years(page, y));
	y += 326;
	parts.push(rubros(page, y, HEIGHT - 148 - y));
	parts.push(foot(page, address));
	return sheet({ width: WIDTH, height: HEIGHT, title: spoken, font }, parts.join(''));
}

const count = (value: number | null): string => formatCount(value, getLocale());
const money = (centavos: number | null): string => formatMoney(centavos, getLocale());

/** The four figures of the page, with what is not known of them. */
export function keyFigures({ profile }: MunicipalityPage): { name: string; value: string; note: string }[] {
	const { totals, perPerson, late, stopped } = profile;
	const spent = totals.known.spent > 0 ? totals.spent : null;
	const statusKnown = totals.works > stopped.withoutStatus;
	return [
		{
			name: m.place_per_person(),
			value: money(perPerson?.centavos ?? null),
			note: perPerson ? m.place_rank({ place: perPerson.place, of: perPerson.of }) : ''
		},
		{
			name: m.place_spent(),
			value: money(spent),
			note:
				spent !== null && totals.investment > 0
					? m.figure_spent_of({ share: formatPercent(spent / totals.investment, getLocale()) })
					: ''
		},
		{
			name: m.place_late(),
			value: count(late.judged > 0 ? late.count : null),
			note: late.judged > 0 && late.unknown > 0 ? m.place_late_note({ unknown: count(late.unknown) }) : ''
		},
		{
			name: m.place_stopped(),
			value: count(statusKnown ? stopped.count : null),
			note:
				statusKnown && stopped.withoutStatus > 0
					? m.place_stopped_note({ unknown: count(stopped.withoutStatus) })
					: ''
		}
	];
}

function figures(page: MunicipalityPage, y: number): string {
	const column = INNER / 4;
	const parts = keyFigures(page).map(({ name, value, note }, i) => {
		const x = MARGIN + i * column;
		const fit = (text: string, size: number, bold = false) => ({
			size: fittingSize(text, size, 14, column - 16, bold),
			bold
		});
		return (
			line(x, y + 44, name, { ...fit(name, 22), colour: 'muted' }) +
			line(x, y + 88, value, fit(value, 40, true)) +
			line(x, y + 118, note, { ...fit(note, 20), colour: 'muted' })
		);
	});
	return rule(MARGIN, y, INNER) + parts.join('') + rule(MARGIN, y + 140, INNER);
}

function years({ profile, release }: MunicipalityPage, y: number): string {
	const [first, last] = release.years ?? [0, -1];
	const groups = new Map(profile.byYear.map((group) => [group.key, group]));
	const all = Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
	const largest = Math.max(0, ...all.map((year) => groups.get(year)?.amount ?? 0));
	const column = INNER / Math.max(1, all.length);
	const floor = y + 268;
	const bars = all.map((year, i) => {
		const group = groups.get(year);
		const height = largest > 0 ? Math.max(0, ((group?.amount ?? 0) / largest) * 176) : 0;
		const middle = MARGIN + (i + 0.5) * column;
		const room = { size: Math.min(22, Math.floor(column / 3.2)), align: 'middle' } as const;
		return (
			box(middle - column * 0.42, floor - height, column * 0.84, height, 'place') +
			line(middle, floor - height - 8, yearValue(group), room) +
			line(middle, floor + 30, all.length > 12 ? year.slice(-2) : year, { ...room, colour: 'muted' })
		);
	});
	return heading(y + 36, m.place_by_year(), m.place_millions()) + bars.join('') + rule(MARGIN, floor, INNER);
}

function yearValue(group: Group | undefined): string {
	if (!group) return '–';
	return group.works > group.withoutAmount
		? formatMillions(group.amount, getLocale())
		: m.place_short_missing();
}

function rubros({ profile }: MunicipalityPage, y: number, height: number): string {
	const order: (string | null)[] = [...RUBROS, null];
	const groups = profile.byRubro
		.filter(({ works }) => works > 0)
		.toSorted((a, b) => b.amount - a.amount || order.indexOf(a.key) - order.indexOf(b.key));
	const largest = Math.max(0, ...groups.map(({ amount }) => amount));
	const step = Math.min(46, (height - 52) / Math.max(1, groups.length));
	const size = Math.min(24, Math.floor(step * 0.8));
	const bars = groups.map(({ key, works, withoutAmount, amount }, i) => {
		const base = y + 52 + (i + 0.7) * step;
		const width = largest > 0 ? Math.max(0, amount / largest) * (INNER - 520) : 0;
		return (
			line(MARGIN, base, rubroLabel(key), { size }) +
			box(MARGIN + 320, base - 18, width, 20, 'place') +
			line(WIDTH - MARGIN, base, money(works > withoutAmount ? amount : null), {
				size,
				bold: true,
				align: 'end'
			})
		);
	});
	return heading(y + 30, m.place_by_rubro()) + bars.join('');
}

const heading = (y: number, title: string, unit?: string): string =>
	line(MARGIN, y, [{ text: title, bold: true }, ...(unit === undefined ? [] : [{ text: `  ${unit}` }])], {
		size: 26
	});

function foot({ release, sources }: MunicipalityPage, address: string | null): string {
	const said = [
		m.place_about_date({ date: formatDate(release.issued, getLocale()), release: release.id }),
		m.place_about_source({ sources: sources.join('; ') })
	];
	const size = { size: 20, colour: 'muted' } as const;
	return (
		rule(MARGIN, HEIGHT - 128, INNER) +
		lines(
			MARGIN,
			HEIGHT - 94,
			wrapped([{ text: said.join(' ') }], 20, INNER, address === null ? 3 : 2),
			28,
			size
		) +
		(address === null
			? ''
			: line(MARGIN, HEIGHT - 34, address, { size: fittingSize(address, 22, 12, INNER, true), bold: true }))
	);
}
