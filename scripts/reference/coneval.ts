import { readSheet } from 'read-excel-file/node';
import { SourceError } from '../../src/lib/domain';
import { grade, type Graded } from './conapo';
import { byCode, decimal } from './cells';
import type { SourceFolder } from './source';

export const IRS = 'coneval/IRS_entidades_mpios_2020.xlsx';
export const COMPONENTS = 'coneval/municipal_components_2020.csv';

/** CONEVAL's deprivations: the stem of the two columns (`_pct`, `_num`) and of the two indicators (`_pct`, `_personas`). */
export const DEPRIVATIONS = {
	rezago_educ: 'rezago_educativo',
	car_salud: 'carencia_salud',
	car_segsoc: 'carencia_seguridad_social',
	car_vivienda: 'carencia_vivienda',
	car_servbas: 'carencia_servicios_basicos',
	car_alim: 'carencia_alimentacion',
	lp_ingreso: 'pobreza_ingreso',
	lp_ingreso_ext: 'pobreza_extrema_ingreso'
} as const;

const SHEET = 'Municipios';
const HEADINGS = [
	'Clave municipio',
	'Población total',
	'Índice de rezago social',
	'Grado de rezago social'
] as const;

export interface Rezago extends Graded {
	population: number | null;
}

/**
 * CONEVAL's rezago social, by municipality code. The sheet has a title, a header of two rows (merged cells), an empty row, the
 * municipalities and then footnotes: columns are found by their heading, rows by a code of five digits.
 */
export async function readRezago(from: SourceFolder): Promise<Map<string, Rezago>> {
	const bytes = from.bytes(IRS);
	let rows: readonly (readonly unknown[])[];
	try {
		rows = await readSheet(bytes, SHEET);
	} catch (error) {
		throw new SourceError(
			IRS,
			`an Excel file with a sheet "${SHEET}"`,
			error instanceof Error ? error.message : String(error),
			'Use the file as CONEVAL publishes it.'
		);
	}
	const headingRow = rows.findIndex((row) => row.some((cell) => heading(cell) === HEADINGS[0]));
	const header = (rows[headingRow] ?? []).map(heading);
	const missing = HEADINGS.filter((name) => !header.includes(name));
	if (missing.length > 0) {
		throw new SourceError(
			IRS,
			`the headings ${HEADINGS.join(', ')} in one row of "${SHEET}"`,
			`no ${missing.join(', ')}`,
			'Use the file as CONEVAL publishes it.'
		);
	}
	const [codeAt, populationAt, indexAt, gradeAt] = HEADINGS.map((name) => header.indexOf(name)) as [
		number,
		number,
		number,
		number
	];
	const municipalities = rows
		.slice(headingRow + 1)
		.filter((row) => /^\d{5}$/.test(String(row[codeAt] ?? '')));
	const result = new Map<string, Rezago>();
	for (const [code, row] of byCode(IRS, municipalities, (r) => String(r[codeAt]))) {
		result.set(code, {
			population: number(code, HEADINGS[1], row[populationAt]),
			index: number(code, HEADINGS[2], row[indexAt]),
			grade: grade(IRS, code, String(row[gradeAt] ?? ''))
		});
	}
	return result;
}

/** Excel keeps 17 digits and shows 15: `-1.0545849999999999` is -1.054585. */
function number(place: string, column: string, cell: unknown): number | null {
	const value = decimal(IRS, column, place, String(cell ?? ''));
	return value === null ? null : Number(value.toPrecision(15));
}

const heading = (cell: unknown): string => (typeof cell === 'string' ? cell.replace(/\s+/g, ' ').trim() : '');

export interface Deprivations {
	/** Persons in CONEVAL's estimate: not the census count. */
	population: number | null;
	/** By indicator code (`…_pct`, `…_personas`). */
	values: Map<string, number | null>;
}

/** CONEVAL's poverty and deprivation figures, by municipality code. */
export function readDeprivations(from: SourceFolder): Map<string, Deprivations> {
	const stems = Object.keys(DEPRIVATIONS) as (keyof typeof DEPRIVATIONS)[];
	const columns = stems.flatMap((stem) => [`${stem}_pct` as const, `${stem}_num` as const]);
	const rows = byCode(
		COMPONENTS,
		from.csv(COMPONENTS, ['cvegeo', 'pob_2020_coneval', ...columns]),
		(row) => row.cvegeo
	);
	const result = new Map<string, Deprivations>();
	for (const [code, row] of rows) {
		const read = (column: keyof typeof row): number | null => decimal(COMPONENTS, column, code, row[column]);
		result.set(code, {
			population: read('pob_2020_coneval'),
			values: new Map(
				stems.flatMap((stem): [string, number | null][] => [
					[`${DEPRIVATIONS[stem]}_pct`, read(`${stem}_pct`)],
					[`${DEPRIVATIONS[stem]}_personas`, read(`${stem}_num`)]
				])
			)
		});
	}
	return result;
}
