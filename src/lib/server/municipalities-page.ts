import { segmentsOf, type Segment } from '../filters';
import { formatCount, formatMoney, getLocale, m } from '../i18n';
import type { MunicipalitiesPage, MunicipalityProfile, MunicipalityRow } from '../queries';
import { currentProfiles, type Profiles } from './municipalities';
import { releaseOf } from './municipality-page';
import { pageAddress } from './origin';

/** The table of all municipalities, in the language it is asked for. Throws DatasetError. */
export async function municipalitiesPage(): Promise<MunicipalitiesPage> {
	return tableOf(await currentProfiles());
}

export function tableOf({ manifest, profiles }: Profiles): MunicipalitiesPage {
	const counted = profiles.reduce((sum, { totals }) => sum + totals.works, 0);
	return {
		release: releaseOf(manifest),
		sentence: sentenceOf(profiles, counted),
		without: manifest.totals.works - counted,
		rows: rowsOf(profiles),
		canonical: pageAddress('/municipios/', getLocale())
	};
}

function rowsOf(profiles: readonly MunicipalityProfile[]): MunicipalityRow[] {
	return profiles
		.map(({ code, name, totals, perPerson, population, late, stopped }) => ({
			code,
			name,
			works: totals.works,
			investment: totals.works > totals.withoutAmount ? totals.amount : null,
			perPerson: perPerson?.centavos ?? null,
			fifth: perPerson ? Math.floor(((perPerson.of - perPerson.place) * 5) / perPerson.of) : null,
			population,
			late: late.judged > 0 ? late.count : null,
			stopped: totals.works > stopped.withoutStatus ? stopped.count : null
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'es'));
}

/** The first and the last are named where each is one alone. */
function sentenceOf(profiles: readonly MunicipalityProfile[], works: number): Segment[] {
	const locale = getLocale();
	const money = (centavos: number | undefined) => formatMoney(centavos ?? null, locale);
	const amount = profiles.reduce((sum, { totals }) => sum + totals.amount, 0);
	const alone = (place: (of: number) => number) =>
		profiles.find(({ perPerson }) => perPerson?.tied === 0 && perPerson.place === place(perPerson.of));
	const most = alone(() => 1);
	const least = alone((of) => of);
	const all = [formatCount(profiles.length, locale), formatCount(works, locale), money(amount)];
	if (!most || !least || most === least)
		return segmentsOf(all, ([n = '', w = '', a = '']) =>
			m.places_sentence_plain({ n, works: w, amount: a }, { locale })
		);
	return segmentsOf(
		[...all, most.name, money(most.perPerson?.centavos), least.name, money(least.perPerson?.centavos)],
		([n = '', w = '', a = '', mostName = '', mostAmount = '', leastName = '', leastAmount = '']) =>
			m.places_sentence(
				{ n, works: w, amount: a, most: mostName, mostAmount, least: leastName, leastAmount },
				{ locale }
			)
	);
}
