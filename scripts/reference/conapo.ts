import { GRADES, SourceError, type Grade, type Locality, type ProxyLocality } from '../../src/lib/domain';
import { byCode, count, decimal, quoted } from './cells';
import type { SourceFolder } from './source';

export const IMM = 'conapo/IMM_2020.csv';
export const IMU = 'conapo/IMU_2020_guanajuato.csv';

/** Per cent columns of CONAPO's municipal index, and the indicator each becomes. */
export const IMM_COLUMNS = {
	ANALF: 'analfabetismo_pct',
	SBASC: 'sin_educacion_basica_pct',
	OVSDE: 'sin_drenaje_ni_excusado_pct',
	OVSEE: 'sin_electricidad_pct',
	OVSAE: 'sin_agua_entubada_pct',
	OVPT: 'piso_de_tierra_pct',
	VHAC: 'hacinamiento_pct',
	'PL.5000': 'localidades_menores_5000_pct',
	PO2SM: 'ingreso_menor_2_salarios_pct'
} as const;

export interface Graded {
	index: number | null;
	grade: Grade | null;
}
export interface Marginacion extends Graded {
	population: number;
	/** By indicator code, per cent. */
	parts: Map<string, number | null>;
}

/** CONAPO's municipal marginación, by municipality code. */
export function readMarginacion(from: SourceFolder): Map<string, Marginacion> {
	const names = Object.keys(IMM_COLUMNS) as (keyof typeof IMM_COLUMNS)[];
	const rows = byCode(
		IMM,
		from.csv(IMM, ['CVE_MUN', 'POB_TOT', 'IM_2020', 'GM_2020', ...names]),
		(row) => row.CVE_MUN
	);
	const result = new Map<string, Marginacion>();
	for (const [code, row] of rows) {
		result.set(code, {
			population: count(IMM, 'POB_TOT', code, row.POB_TOT),
			index: decimal(IMM, 'IM_2020', code, row.IM_2020),
			grade: grade(IMM, code, row.GM_2020),
			parts: new Map(names.map((name) => [IMM_COLUMNS[name], decimal(IMM, name, code, row[name])]))
		});
	}
	return result;
}

/** Urban AGEBs and their population by grade, for every locality that has graded AGEBs; sorted by code. */
export function readUrbanGrades(
	from: SourceFolder
): Map<string, Pick<ProxyLocality, 'agebs' | 'population'>> {
	const rows = byCode(IMU, from.csv(IMU, ['CVE_AGEB', 'POB_TOTAL', 'GM_2020']), (row) => row.CVE_AGEB);
	const places = new Map<string, Pick<ProxyLocality, 'agebs' | 'population'>>();
	for (const [ageb, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (!/^\d{12}[\dA-Z]$/.test(ageb)) {
			throw new SourceError(
				IMU,
				'an AGEB key of 13 characters',
				JSON.stringify(ageb),
				'Use the file as CONAPO publishes it.'
			);
		}
		const locality = ageb.slice(0, 9);
		const place = places.get(locality) ?? { agebs: noneByGrade(), population: noneByGrade() };
		const met = grade(IMU, ageb, row.GM_2020);
		if (met === null) continue;
		place.agebs[met] += 1;
		place.population[met] += count(IMU, 'POB_TOTAL', ageb, row.POB_TOTAL);
		places.set(locality, place);
	}
	return places;
}

/** The localities of the proxy layer: those with an AGEB of grade Alto or Muy alto. */
export function proxyLocalities(
	grades: ReturnType<typeof readUrbanGrades>,
	localities: ReadonlyMap<string, Locality>
): ProxyLocality[] {
	const rows: ProxyLocality[] = [];
	for (const [code, { agebs, population }] of grades) {
		if (agebs.Alto + agebs['Muy alto'] === 0) continue;
		const locality = localities.get(code);
		if (!locality) {
			throw new SourceError(
				IMU,
				`only localities that INEGI lists`,
				`${code}`,
				'Use files of the same census edition.'
			);
		}
		rows.push({ code, name: locality.name, municipality: locality.municipality, agebs, population });
	}
	return rows;
}

export function grade(file: string, place: string, cell: string): Grade | null {
	const text = cell.trim();
	if (text === '') return null;
	const met = GRADES.find((known) => known === text);
	if (met) return met;
	throw new SourceError(
		file,
		`a grade (${GRADES.join(', ')})`,
		`${quoted(text)} at ${place}`,
		'Correct the cell.'
	);
}

const noneByGrade = (): Record<Grade, number> => ({
	'Muy alto': 0,
	Alto: 0,
	Medio: 0,
	Bajo: 0,
	'Muy bajo': 0
});
