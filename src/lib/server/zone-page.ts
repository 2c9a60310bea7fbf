import topology from '../../../data/reference/municipalities.topo.json';
import { segmentsOf, type Segment } from '../filters';
import { getLocale, m } from '../i18n';
import { formatCount, formatMoney, formatPercent } from '../i18n/format';
import type { NeedRow, ZonePage } from '../queries/zone-page';
import type { ZoneProfile } from '../queries/zone-profile';
import { investmentOfSum } from '../queries/zone-table';
import { indicatorDefinition } from './municipalities';
import { releaseOf, sourcesOf } from './municipality-page';
import { pageAddress } from './origin';
import { picturePath, picturePoint, type Outlines } from './outlines';
import { currentZones } from './zones';

/** Null where the release has no such zone. Throws DatasetError. */
export async function zonePage(id: string): Promise<ZonePage | null> {
	const { manifest, profiles, outlines } = await currentZones();
	const found = profiles.find(({ zone }) => zone.id === id);
	if (!found) return null;
	const locale = getLocale();
	const { needs, ...profile } = found;
	const shape = outlines.get(id);
	return {
		release: releaseOf(manifest),
		profile,
		sentence: sentenceOf(found),
		shape: shape ? picturePath(picturePoint(topology as unknown as Outlines), shape.geometry) : null,
		needs: needs.flatMap(({ code, year, value, median }): NeedRow[] => {
			const definition = indicatorDefinition(code);
			if (!definition) return [];
			const { unit, worse } = definition;
			return [{ code, year, value, median, label: definition[locale], unit, worse }];
		}),
		indicatorSources: sourcesOf(needs),
		sources: [...new Set(manifest.sources.map(({ publisher, title }) => `${publisher}, ${title}`))],
		canonical: pageAddress(`/zona/${id}/`, locale)
	};
}

function sentenceOf({
	zone,
	proxy,
	own,
	total,
	declarations,
	populationShare,
	investmentShare
}: ZoneProfile): Segment[] {
	const locale = getLocale();
	const population = formatCount(zone.population, locale);
	if (own !== null) {
		const words = [
			zone.name,
			population,
			formatCount(total.works, locale),
			formatMoney(total.works === 0 ? 0 : investmentOfSum(total), locale)
		];
		return segmentsOf(words, ([name = '', people = '', works = '', amount = '']) => {
			if (own.population === null) return m.zone_sentence_custom_unknown({ name, works, amount }, { locale });
			const said =
				own.population_basis === 'estimated' ? m.zone_sentence_custom_estimate : m.zone_sentence_custom;
			return said({ name, population: people, works, amount }, { locale });
		});
	}
	if (zone.kind === 'proxy')
		return segmentsOf(
			[
				zone.name,
				population,
				formatCount(proxy?.persons ?? null, locale),
				formatCount(total.works, locale),
				formatMoney(total.works === 0 ? 0 : investmentOfSum(total), locale)
			],
			([name = '', people = '', high = '', works = '', amount = '']) =>
				m.zone_sentence_proxy({ name, population: people, proxy: high, works, amount }, { locale })
		);
	const listed = declarations.filter(({ list }) => list !== null).length;
	return segmentsOf(
		[
			zone.name,
			formatCount(zone.declared.length, locale),
			population,
			formatPercent(populationShare, locale),
			formatPercent(investmentShare, locale)
		],
		([name = '', declared = '', persons = '', people = '', money = '']) =>
			m.zone_sentence_rural({ name, declared, listed, population: persons, people, money }, { locale })
	);
}
