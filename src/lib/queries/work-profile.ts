import {
	delayOf,
	isLocated,
	ladderOf,
	perBeneficiary,
	sentenceCase,
	stagesOf,
	webAddress,
	workSeen,
	type Contract,
	type Life,
	type Locator,
	type Manifest,
	type NearbyWork,
	type Party,
	type PlaceName,
	type Words,
	type Work,
	type WorkProfile
} from '../domain';
import { DEFAULT_FILTER, toQuery } from '../filters';

/** What must be known beside the work. A code that nobody knows has no words: null. */
export interface ProfileSurroundings {
	manifest: Pick<
		Manifest,
		'id' | 'issued' | 'title' | 'demonstration' | 'sources' | 'zone_lists' | 'spatial'
	>;
	municipality(code: string): string | null;
	locality(code: string): string | null;
	tema(code: string): Words | null;
	subtema(code: string): Words | null;
	nearby: NearbyWork[] | null;
	/** How many flags the work raises, where somebody has looked. */
	flags?: number | null;
	locator: Locator | null;
}

/** The name as a person would write it; the places it may name keep their capitals. */
export const titleOf = (name: string | null, places: readonly (PlaceName | null)[] = []): string | null =>
	name === null
		? null
		: sentenceCase(
				name,
				places.flatMap((place) => (place ? [place.name] : []))
			);

export function profileOf(rows: Life, around: ProfileSurroundings): WorkProfile {
	const { work } = rows;
	const { manifest } = around;
	const municipality = named(work.municipality, around.municipality);
	const locality = named(work.locality, around.locality);
	const title = titleOf(work.name, [municipality, locality]);
	const stages = stagesOf(rows, manifest.issued);
	const list = manifest.zone_lists.find(({ year }) => year === work.year);
	const source = manifest.sources.find(({ id }) => id === work.source);
	const observations = rows.observations.map(withoutWork).sort(byDay);
	return {
		id: work.id,
		release: {
			id: manifest.id,
			issued: manifest.issued,
			title: manifest.title,
			demonstration: manifest.demonstration
		},
		title,
		name: work.name === title ? null : work.name,
		kind: work.kind,
		status: work.status,
		statusText: work.status_text,
		year: work.year,
		rubro: work.rubro,
		rubroBasis: work.rubro_basis,
		tema: work.tema === null ? null : (around.tema(work.tema) ?? same(work.tema)),
		subtema: work.subtema === null ? null : (around.subtema(work.subtema) ?? same(work.subtema)),
		municipality,
		locality,
		placeText: work.place_text,
		places: rows.places.map(({ municipality: code, share }) => ({ name: placeName(code, around), share })),
		location: {
			location_quality: work.location_quality,
			location_note: work.location_note,
			lon: isLocated(work.location_quality) ? work.lon : null,
			lat: isLocated(work.location_quality) ? work.lat : null
		},
		zap: {
			inside: work.zap,
			year: work.year,
			list: list ? { source: list.source, demonstration: list.demonstration } : null
		},
		stages,
		delay: delayOf(stages),
		lastSeen: lastDay(rows, manifest.issued),
		investment: work.investment,
		ladder: ladderOf(work),
		spentIs: work.exercised !== null ? 'exercised' : work.paid !== null ? 'paid' : null,
		moments: (['committed', 'accrued', 'paid'] as const).flatMap((moment) => {
			const centavos = work[moment];
			return centavos === null || (moment === 'paid' && work.exercised === null)
				? []
				: [{ moment, centavos }];
		}),
		amounts: rows.amounts.map(withoutWork),
		physical: work.physical_progress,
		financial: work.financial_progress,
		observations,
		beneficiaries: work.beneficiaries,
		// What was called off cost nobody this.
		perBeneficiary: work.status === 'cancelada' ? null : perBeneficiary(work.investment, work.beneficiaries),
		agency: partyOf('agency', work.agency),
		contractor: partyOf('contractor', work.contractor),
		program: work.program,
		funding: work.funding_source,
		method: work.procurement_method,
		bidders: work.bidders,
		contracts:
			rows.contracts.length > 0 || work.contract_number === null
				? rows.contracts.map(shownContract)
				: [contractOf(work, work.contract_number)],
		photo: webAddress(work.photo),
		source: {
			id: work.source,
			title: source?.title ?? work.source,
			publisher: source?.publisher ?? '',
			issued: source?.issued ?? null,
			license: source ? { title: source.license.title, path: webAddress(source.license.path) } : null,
			path: webAddress(source?.path ?? null),
			file: work.source_file,
			row: work.source_row
		},
		seen: workSeen(work),
		flags: around.flags ?? null,
		nearby: around.nearby,
		locator: around.locator
	};
}

const same = (code: string): Words => ({ es: code, en: code });
const named = (code: string | null, name: (code: string) => string | null): PlaceName | null =>
	code === null ? null : { code, name: name(code) ?? code };

/** `11000` is the whole state; another state's municipality, which this release does not know, keeps its key. */
const placeName = (code: string, { manifest, municipality }: ProfileSurroundings): string =>
	municipality(code) ?? (code === `${manifest.spatial.state}000` ? manifest.spatial.name : code);

function partyOf(field: 'agency' | 'contractor', name: string | null): Party | null {
	return name === null ? null : { name, query: toQuery({ ...DEFAULT_FILTER, [field]: name }) };
}

/** A page carries what it shows: the rest of a contract is in the release. */
const shownContract = ({
	contract_number,
	contractor,
	method,
	bidders,
	centavos,
	signed_on,
	start,
	end
}: Contract): WorkProfile['contracts'][number] => ({
	contract_number,
	contractor,
	method,
	bidders,
	centavos,
	signed_on,
	start,
	end
});

function withoutWork<T extends { work: string }>({ work: _work, ...rest }: T): Omit<T, 'work'> {
	return rest;
}

const byDay = (a: { observed_on: string | null }, b: { observed_on: string | null }): number =>
	(a.observed_on ?? '') < (b.observed_on ?? '') ? -1 : (a.observed_on ?? '') > (b.observed_on ?? '') ? 1 : 0;

/** The last day anything was said to happen or be seen, up to the release's own. A plan is not something that was seen. */
function lastDay({ observations, events, amounts }: Life, issued: string): string | null {
	const seen = [
		...observations.map(({ observed_on }) => observed_on),
		...amounts.map(({ observed_on }) => observed_on),
		...events.filter(({ kind }) => !kind.startsWith('planned_')).map(({ date }) => date)
	].filter((day): day is string => day !== null && day <= issued);
	return seen.length === 0 ? null : seen.reduce((last, day) => (day > last ? day : last));
}

const contractOf = (work: Work, contract_number: string): WorkProfile['contracts'][number] => ({
	contract_number,
	contractor: work.contractor,
	method: work.procurement_method,
	bidders: work.bidders,
	centavos: work.contracted,
	signed_on: null,
	start: null,
	end: null
});
