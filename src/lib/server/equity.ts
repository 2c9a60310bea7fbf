import rules from '../../../data/equity-rules.json';
import prices from '../../../data/prices.json';
import {
	apportioned,
	equityView,
	firstQuestion,
	intervalsOf,
	sampleOf,
	NEEDS,
	type EquityIntervals,
	type EquityPlace,
	type EquityRule,
	type EquityYear,
	type PriceTable
} from '../analysis';
import {
	fetchTable,
	inFolder,
	readIndicators,
	readMunicipalities,
	readSharedPlaces,
	readText
} from '../dataset';
import type { Indicator, Place } from '../domain';
import { getLocale } from '../i18n';
import { ReleaseHost, type PageRelease } from '../queries';
import { indicatorDefinition, referenceSource } from './municipalities';
import { releaseOf } from './municipality-page';
import { pageAddress } from './origin';
import { fromFiles, readIndex, readManifest, releasesFolder } from './releases';

/** Where an indicator of need comes from. */
export interface NeedSource {
	publisher: string;
	edition: string;
	/** Modelled: estimated by its publisher, not counted. */
	basis: 'census' | 'survey' | 'modelled';
}

/** Everything `/equidad` is made of, in no language. */
export interface EquityRelease {
	release: PageRelease;
	places: EquityPlace[];
	/** Works in no place's figures: without a municipality, or of several that do not state their parts. By year. */
	outside: EquityYear[];
	/** Works of several places that were shared out by their stated parts, and those of `outside` that name several without stating them. */
	shared: { apportioned: number; unstated: number };
	/** Of the question the page opens with; null where there are none. */
	intervals: EquityIntervals | null;
	/** The same, of each year alone. */
	intervalsByYear: { year: number; intervals: EquityIntervals | null }[];
	needs: Record<keyof typeof NEEDS, NeedSource>;
	prices: PriceTable;
	rules: { rules: EquityRule[]; missing: (typeof rules)['missing'] };
	canonical: string | null;
}

/** The page of the current release. Throws DatasetError. */
export const equityPage = async (): Promise<EquityRelease> => readEquity((await readIndex()).current);

/** Of any release. Throws DatasetError. */
export async function readEquity(id: string, folder = releasesFolder): Promise<EquityRelease> {
	const manifest = await readManifest(id, folder);
	const { core } = await new ReleaseHost(fromFiles).open({ dataUrl: folder, release: id, manifest });
	const table = (name: string) => fetchTable(inFolder(folder, id), manifest, name, fromFiles);
	const [municipalities, indicators, sharedPlaces, text] = await Promise.all([
		table('municipalities').then(readMunicipalities),
		table('indicators').then(readIndicators),
		table('places').then(readSharedPlaces),
		table('works_text').then(readText)
	]);
	const latest = latestOf(indicators);
	const tallies = new Map(municipalities.map(({ code }) => [code, new Tally()]));
	const outside = new Tally();
	const shares = sharesByWork(sharedPlaces);
	const shared = { apportioned: 0, unstated: 0 };
	for (let row = 0; row < core.rows; row++) {
		const year = core.year[row] || null;
		const value = core.investment[row];
		const amount = value === undefined || Number.isNaN(value) ? null : value;
		const zap = core.zap[row] ?? 0;
		const inZap = zap === 0 ? null : zap === 2;
		const own = tallies.get(core.municipality.values[core.municipality.codes[row] ?? 0] ?? '');
		if (own) {
			own.add(year, amount, inZap);
			continue;
		}
		const parts = shares.get(text.id[row] ?? '');
		const known = parts?.every(({ municipality }) => tallies.has(municipality)) === true ? parts : null;
		const found = known ? apportioned(amount ?? 0, known) : null;
		if (!found) {
			outside.add(year, amount, inZap);
			if (parts) shared.unstated++;
			continue;
		}
		shared.apportioned++;
		for (const part of found)
			tallies.get(part.municipality)?.add(year, amount === null ? null : part.amount, inZap);
	}
	const places = municipalities.map(({ code, name, population, area_km2 }): EquityPlace => ({
		code,
		name,
		population,
		area: area_km2,
		poor: latest('pobreza_ingreso_personas', code),
		needs: {
			pobreza: latest(NEEDS.pobreza.indicator, code),
			'pobreza-extrema': latest(NEEDS['pobreza-extrema'].indicator, code),
			marginacion: latest(NEEDS.marginacion.indicator, code),
			rezago: latest(NEEDS.rezago.indicator, code)
		},
		years: tallies.get(code)?.years() ?? []
	}));
	const question = firstQuestion(manifest.temporal);
	const view = equityView(places, question);
	return {
		release: releaseOf(manifest),
		places,
		outside: outside.years(),
		shared,
		intervals: intervalsOf(view.sample),
		intervalsByYear: view.years.map((year) => ({
			year,
			intervals: intervalsOf(sampleOf(places, { ...question, years: { from: year, to: year } }))
		})),
		needs: {
			pobreza: needSource('pobreza'),
			'pobreza-extrema': needSource('pobreza-extrema'),
			marginacion: needSource('marginacion'),
			rezago: needSource('rezago')
		},
		prices,
		rules,
		canonical: pageAddress('/equidad/', getLocale())
	};
}

/** Works and money of a place by year. */
class Tally {
	readonly #years = new Map<number | null, EquityYear>();

	/** `inZap` null: no list tells. */
	add(year: number | null, amount: number | null, inZap: boolean | null): void {
		const found = this.#years.get(year) ?? { year, works: 0, withAmount: 0, amount: 0, inZap: 0 };
		found.works++;
		if (amount !== null) {
			found.withAmount++;
			found.amount += amount;
			found.inZap = found.inZap === null || inZap === null ? null : found.inZap + (inZap ? amount : 0);
		}
		this.#years.set(year, found);
	}

	years(): EquityYear[] {
		return [...this.#years.values()].sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity));
	}
}

function sharesByWork(places: readonly Place[]): Map<string, Place[]> {
	const shares = new Map<string, Place[]>();
	for (const place of places) shares.set(place.work, [...(shares.get(place.work) ?? []), place]);
	return shares;
}

/** The value of the newest year an indicator has. */
function latestOf(indicators: readonly Pick<Indicator, 'place' | 'indicator' | 'year' | 'value'>[]) {
	const newest = new Map<string, number>();
	for (const { indicator, year } of indicators)
		newest.set(indicator, Math.max(newest.get(indicator) ?? year, year));
	const values = new Map(
		indicators
			.filter(({ indicator, year }) => newest.get(indicator) === year)
			.map(({ indicator, place, value }) => [`${indicator} ${place}`, value])
	);
	return (indicator: string, place: string): number | null => values.get(`${indicator} ${place}`) ?? null;
}

function needSource(need: keyof typeof NEEDS): NeedSource {
	const definition = indicatorDefinition(NEEDS[need].indicator);
	const source = definition && referenceSource(definition.source);
	return {
		publisher: source?.publisher ?? '',
		edition: source?.date ?? '',
		basis: definition?.basis ?? 'census'
	};
}
