import { lateSql, sentenceCase, type Grade, type Municipality } from '../domain';
import { literal, sentence, type Segment } from '../filters';
import { getLocale, m } from '../i18n';
import { rubroLabel, statusLabel } from '../i18n/labels';
import {
	sqlOf,
	zapListsOf,
	type IndicatorLine,
	type MunicipalityPage,
	type MunicipalityProfile,
	type PageRelease,
	type ProfileIndicator,
	type ProfileWork
} from '../queries';
import {
	currentProfiles,
	indicatorDefinition,
	onlyIn,
	referenceSource,
	type Profiles
} from './municipalities';
import { cardAddress, pageAddress } from './origin';

/** Null where the release has no such municipality. Throws DatasetError. */
export async function municipalityPage(code: string): Promise<MunicipalityPage | null> {
	const all = await currentProfiles();
	const found = all.profiles.find((profile) => profile.code === code);
	return found ? pageOf(found, all) : null;
}

export function pageOf(found: MunicipalityProfile, { manifest, profiles }: Profiles): MunicipalityPage {
	const locale = getLocale();
	const { indicators, ...profile } = found;
	const named = (works: readonly ProfileWork[]) =>
		works.map((work) => ({
			...work,
			name: work.name === null ? null : sentenceCase(work.name, [found.name])
		}));
	const lines = indicators.flatMap((indicator): IndicatorLine[] => {
		const definition = indicatorDefinition(indicator.code);
		if (!definition) return [];
		const { code, value, grade, ranking } = indicator;
		return [
			{
				code,
				label: definition[locale],
				unit: definition.unit,
				value,
				grade: grade === null ? null : gradeWords(grade),
				worse: definition.worse,
				place: ranking?.place ?? null,
				tied: (ranking?.tied ?? 0) > 0
			}
		];
	});
	return {
		release: releaseOf(manifest),
		profile: {
			...profile,
			largest: named(profile.largest),
			late: { ...profile.late, works: named(profile.late.works) },
			stopped: { ...profile.stopped, works: named(profile.stopped.works) }
		},
		sentence: sentenceOf(found),
		peers: peersOf(profiles),
		indicators: lines,
		indicatorSources: sourcesOf(indicators),
		sources: [...new Set(manifest.sources.map(({ publisher, title }) => `${publisher}, ${title}`))],
		checks: checksOf(found, manifest.issued),
		card: cardAddress(found.code, locale),
		canonical: pageAddress(`/municipio/${found.code}/`, locale)
	};
}

/** One line for each publisher, whatever it is known for. */
export const sourcesOf = (
	indicators: readonly Pick<ProfileIndicator, 'source'>[]
): MunicipalityPage['indicatorSources'] => [
	...new Map(
		indicators.flatMap(({ source: id }) => {
			const source = referenceSource(id);
			return source ? [[source.publisher, { publisher: source.publisher, date: source.date }] as const] : [];
		})
	).values()
];

export const releaseOf = ({ id, issued, demonstration, temporal }: Profiles['manifest']): PageRelease => ({
	id,
	issued,
	demonstration,
	years: temporal
});

/** The same sentence the explorer says for this municipality. */
export const sentenceOf = ({ code, name, totals }: MunicipalityProfile): Segment[] =>
	sentence(
		onlyIn(code),
		totals,
		{ municipality: () => name, rubro: rubroLabel, tema: String, status: statusLabel },
		getLocale()
	);

export const peersOf = (profiles: readonly MunicipalityProfile[]): number[] =>
	profiles.flatMap(({ perPerson }) => (perPerson ? [perPerson.centavos] : [])).sort((a, b) => a - b);

const GRADE_WORDS: Record<Grade, () => string> = {
	'Muy alto': m.grade_very_high,
	Alto: m.grade_high,
	Medio: m.grade_medium,
	Bajo: m.grade_low,
	'Muy bajo': m.grade_very_low
};
const isGrade = (grade: string): grade is Grade => Object.hasOwn(GRADE_WORDS, grade);
/** A grade that is not known is shown as it is: data may be newer than the page. */
const gradeWords = (grade: string): string => (isGrade(grade) ? GRADE_WORDS[grade]() : grade);

function checksOf({ code }: Pick<Municipality, 'code'>, issued: string): MunicipalityPage['checks'] {
	const state = onlyIn(code);
	const context = { zapLists: zapListsOf([]), matches: null };
	return [
		{ title: m.place_check_year(), sql: sqlOf({ ask: 'byYear' }, state, context) },
		{ title: m.place_check_rubro(), sql: sqlOf({ ask: 'byRubro' }, state, context) },
		{
			title: m.place_check_late(),
			sql: `SELECT id, name, planned_end\nFROM works\nWHERE municipality = ${literal(code)} AND ${lateSql(issued)}\nORDER BY planned_end, ordinal`
		}
	];
}
