import type { License } from '../../domain';
import { parseMoney } from '../parse/money';
import type { Reading, StatedFields } from '../types';

export const SHCP = 'Secretaría de Hacienda y Crédito Público (SHCP)';
export const LIBRE_USO: License = {
	name: 'libre-uso-mx',
	title: 'Términos de Libre Uso MX',
	path: 'https://datos.gob.mx/libreusomx'
};
export const SHCP_SITE = 'https://www.transparenciapresupuestaria.gob.mx';

/** A year written in a file's name: `ramo23_2016.csv` → 2016. The last one counts where there are several. */
export function yearInName(file: string): number | null {
	const years = [...file.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map((m) => Number(m[1]));
	return years.findLast((y) => y >= 1990) ?? null;
}

/** The end of the quarter a file's name states (`SeguimientoOPA2doTrimestre2023.csv`), YYYY-MM-DD. */
export function quarterInName(file: string): string | null {
	const met = /([1-4])\s*(?:er|ro|do|to)?[\s_-]*trim(?:estre)?[\s_-]*((?:19|20)\d{2})/i.exec(file);
	return met ? quarterEnd(Number(met[2]), Number(met[1])) : null;
}

/** Quarter 5 is the definitive report of the year. */
export function quarterEnd(year: number, quarter: number): string | null {
	const ends = ['03-31', '06-30', '09-30', '12-31', '12-31'];
	const end = ends[quarter - 1];
	return end === undefined ? null : `${year}-${end}`;
}

export const EMPTY_FIELDS: StatedFields = {
	name: null,
	kind: 'obra',
	rubro: null,
	tema: null,
	subtema: null,
	rubro_basis: null,
	program: null,
	agency: null,
	status: 'sin_dato',
	status_text: null,
	year: null,
	approved: null,
	modified: null,
	committed: null,
	accrued: null,
	exercised: null,
	paid: null,
	contracted: null,
	physical_progress: null,
	financial_progress: null,
	planned_start: null,
	planned_end: null,
	actual_start: null,
	actual_end: null,
	contractor: null,
	contract_number: null,
	procurement_method: null,
	bidders: null,
	funding_source: null,
	beneficiaries: null,
	place_text: null,
	photo: null
};

/** An amount to rank rows by: one that is missing or unreadable ranks lowest. */
export function centavosOr(raw: string): number {
	const parsed = parseMoney(raw);
	return parsed.kind === 'value' ? parsed.value : -1;
}

/** What the four dates of a work say of its life. */
export function eventsOf(
	dates: Record<'planned_start' | 'planned_end' | 'actual_start' | 'actual_end', string | null>
): Reading['events'] {
	const kinds = {
		planned_start: 'planned_start',
		planned_end: 'planned_end',
		actual_start: 'started',
		actual_end: 'finished'
	} as const;
	return (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((field) => {
		const date = dates[field];
		return date === null ? [] : [{ kind: kinds[field], date }];
	});
}
