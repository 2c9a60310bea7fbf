import definitions from '../../../data/reference/indicators.json';
import references from '../../../data/reference/sources.json';
import {
	fetchTable,
	inFolder,
	readIndicators,
	readMunicipalities,
	readSchedules,
	readSharedPlaces
} from '../dataset';
import type { IndicatorDefinition, Manifest, ReferenceSource } from '../domain';
import { DEFAULT_FILTER, type FilterState } from '../filters';
import {
	municipalityProfiles,
	ReleaseHost,
	unfinishedByMunicipality,
	type MunicipalityProfile,
	type PlaceAnswers,
	type Unfinished
} from '../queries';
import { fromFiles, readIndex, readManifest, releasesFolder } from './releases';

/** How many works a page names of the largest, the late and the stopped ones. */
export const NAMED_WORKS = 5;

/** What stands beside the works, from the worst known to the least: figures of CONEVAL and CONAPO, in the order of the page. */
const SHOWN_INDICATORS = [
	'pobreza_ingreso_pct',
	'pobreza_extrema_ingreso_pct',
	'carencia_servicios_basicos_pct',
	'carencia_vivienda_pct',
	'carencia_salud_pct',
	'carencia_alimentacion_pct',
	'rezago_educativo_pct',
	'rezago_social',
	'marginacion'
];
export const shownIndicators = SHOWN_INDICATORS.flatMap((code) =>
	(definitions as IndicatorDefinition[]).filter((definition) => definition.code === code)
);

export const indicatorDefinition = (code: string): IndicatorDefinition | undefined =>
	shownIndicators.find((definition) => definition.code === code);

/** Publisher and edition of a reference table, by the id its rows carry. */
export const referenceSource = (id: string): ReferenceSource | undefined =>
	(references.sources as ReferenceSource[]).find((source) => source.id === id);

export interface Profiles {
	manifest: Manifest;
	/** In the order of their keys. */
	profiles: MunicipalityProfile[];
}

export const onlyIn = (code: string): FilterState => ({ ...DEFAULT_FILTER, municipalities: [code] });

let current: Promise<Profiles> | null = null;

/** The municipalities of the current release; read once, however many pages ask. Throws DatasetError. */
export function currentProfiles(): Promise<Profiles> {
	current ??= readIndex().then(({ current: id }) => readProfiles(id));
	return current;
}

/** The municipalities of a release. Throws DatasetError. */
export async function readProfiles(release: string, folder = releasesFolder): Promise<Profiles> {
	const manifest = await readManifest(release, folder);
	const host = new ReleaseHost(fromFiles);
	const { core, zapLists } = await host.open({ dataUrl: folder, release, manifest });
	const table = (name: string) => fetchTable(inFolder(folder, release), manifest, name, fromFiles);
	const [places, indicators, schedules, sharedPlaces] = await Promise.all([
		table('municipalities').then(readMunicipalities),
		table('indicators').then(readIndicators),
		table('works').then(readSchedules),
		table('places').then(readSharedPlaces)
	]);
	const unfinished = unfinishedByMunicipality(core, schedules, manifest.issued);
	const shared = new Map<string, Set<string>>();
	for (const { work, municipality } of sharedPlaces)
		shared.set(municipality, (shared.get(municipality) ?? new Set()).add(work));
	const answers = new Map<string, PlaceAnswers>();
	for (const { code } of places)
		answers.set(
			code,
			await answersOf(host, code, unfinished.get(code) ?? NOTHING, shared.get(code)?.size ?? 0)
		);
	const profiles = municipalityProfiles({
		release: manifest,
		places,
		answers,
		zapLists,
		indicators,
		definitions: shownIndicators
	});
	return { manifest, profiles };
}

const NOTHING: Unfinished = { late: [], judged: 0, unknown: 0, stopped: [], withoutStatus: 0 };

async function answersOf(
	host: ReleaseHost,
	code: string,
	unfinished: Unfinished,
	shared: number
): Promise<PlaceAnswers> {
	const { answerer } = host;
	const state = onlyIn(code);
	const lines = (ordinals: readonly number[]) =>
		answerer.lines(ordinals.slice(0, NAMED_WORKS), state.measure);
	const [totals, byYear, byRubro, page, late, stopped] = await Promise.all([
		answerer.totals(state),
		answerer.byYear(state),
		answerer.byRubro(state),
		answerer.page(state, 'monto', 0, NAMED_WORKS),
		lines(unfinished.late.map(({ ordinal }) => ordinal)),
		lines(unfinished.stopped)
	]);
	return { totals, byYear, byRubro, largest: page.rows, unfinished, late, stopped, shared };
}
