import type { Manifest, Part, Unit } from '$lib/domain';
import { getLocale, m } from '$lib/i18n';

/** `640.7 kB`, `1.7 MB`: decimal units, as systems show them. */
export function sizeText(bytes: number): string {
	const [value, unit] =
		bytes < 1000 ? [bytes, 'B'] : bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
	const digits = unit === 'B' ? 0 : 1;
	const tag = getLocale() === 'es' ? 'es-MX' : 'en-US';
	return `${value.toLocaleString(tag, { maximumFractionDigits: digits })}\u00A0${unit}`;
}

/** Everything the release publishes, tables and files. */
export const bytesOf = ({ resources, files }: Pick<Manifest, 'resources' | 'files'>): number =>
	[...resources, ...files].reduce((sum, { bytes }) => sum + bytes, 0);

/** What is titled in both languages, in the reader's. */
export const titleOf = (titled: { title: string; title_en: string }): string =>
	getLocale() === 'es' ? titled.title : titled.title_en;

/** What is described in both languages, in the reader's. */
export const meaningOf = (field: { description: string; description_en: string }): string =>
	getLocale() === 'es' ? field.description : field.description_en;

const UNITS: Record<Unit, () => string> = {
	centavos: m.data_unit_centavos,
	percent: m.data_unit_percent,
	degrees: m.data_unit_degrees,
	persons: m.data_unit_persons,
	code: m.data_unit_code,
	year: m.data_unit_year,
	date: m.data_unit_date,
	count: m.data_unit_count,
	text: m.data_unit_text
};
export const unitText = (unit: Unit): string => UNITS[unit]();

/** The name a downloaded file gets: the release stays with it, and whether it is a demonstration. */
export function downloadName(release: Pick<Manifest, 'id' | 'demonstration'>, path: string): string {
	const name = release.demonstration ? 'plomada-demostracion' : 'plomada';
	return `${name}-${release.id}-${path.replaceAll('/', '-')}`;
}

/** `11001–11046`; one alone where both ends are the same. */
export const rangeText = (range: Part['municipality'] | Part['year']): string =>
	range === null ? m.data_unknown_value() : range[0] === range[1] ? `${range[0]}` : `${range[0]}–${range[1]}`;
