import { Feed } from 'feed';
import { sentenceCase, workParam } from '../domain';
import { formatDate, getLocale, m } from '../i18n';
import { changeWords } from '../i18n/change-words';
import { rubroLabel, statusLabel } from '../i18n/labels';
import { formatMoney, formatPercent } from '../i18n/page-format';
import type { FeedEntry } from '../queries';
import { escaped, legalXml } from './xml';

export interface FeedOptions {
	place: { code: string; name: string };
	release: { issued: string; demonstration: boolean };
	entries: readonly FeedEntry[];
	/** The path of a page of ours in the reader's language, below the base path and with it. */
	pathOf(path: string): string;
	/** `https://example.org`; null where it is not known: then links are relative to the feed's own address (RFC 4287 §2). */
	origin: string | null;
}

/** In the place of an origin that is not known, while the library insists on whole addresses. */
const NOWHERE = 'http://plomada.invalid';

/**
 * The works of a municipality that are new or changed, as Atom (RFC 4287). Ids are those of the works, so a reader shows a changed work as
 * changed; dates are those of releases, never the clock: the same release gives the same bytes. The library declares titles and summaries as HTML,
 * so texts are escaped before they get there.
 */
export function municipalityFeed({ place, release, entries, pathOf, origin }: FeedOptions): string {
	const address = (path: string): string => (origin ?? NOWHERE) + pathOf(path);
	const at = (date: string): Date => new Date(`${date}T00:00:00Z`);
	const feed = new Feed({
		id: `urn:plomada:municipio:${place.code}${getLocale() === 'es' ? '' : `:${getLocale()}`}`,
		title: legalXml(m.feed_title({ place: place.name })),
		description: legalXml(
			[
				m.feed_subtitle({ date: formatDate(release.issued, getLocale()) }),
				...(release.demonstration ? [m.demo_notice()] : [])
			].join(' ')
		),
		link: address(`/municipio/${place.code}/`),
		feedLinks: { atom: address(`/feeds/${place.code}.xml`) },
		updated: at(release.issued),
		generator: 'Plomada',
		author: { name: 'Plomada' }
	});
	for (const entry of entries)
		feed.addItem({
			id: `urn:plomada:obra:${workParam(entry.id)}`,
			title: escaped(entry.name === null ? m.place_unnamed() : sentenceCase(entry.name, [place.name])),
			link: address(`/obra/${workParam(entry.id)}/`),
			date: at(entry.updated),
			description: escaped(summaryOf(entry, release.demonstration))
		});
	return `${feed.atom1().replaceAll(NOWHERE, '')}\n`;
}

function summaryOf({ year, rubro, seen, changes }: FeedEntry, demonstration: boolean): string {
	const facts = [
		statusLabel(seen.status),
		`${m.place_investment()}: ${formatMoney(seen.investment)}`,
		...(seen.physical_progress === null
			? []
			: [`${m.feed_progress()}: ${formatPercent(seen.physical_progress / 100)}`]),
		rubroLabel(rubro),
		year === null ? m.work_no_year() : String(year)
	].join(' · ');
	return [
		...(changes === 'new' ? [`${m.feed_new()}.`] : changes.map((change) => `${changeWords(change)}.`)),
		`${facts}.`,
		...(demonstration ? [m.feed_demo()] : [])
	].join(' ');
}
