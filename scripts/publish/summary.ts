import {
	LOCATION_QUALITIES,
	pesosText,
	type ContractFile,
	type Manifest,
	type ZoneFile
} from '../../src/lib/domain';
import type { FileReading, FileReport } from './read-files';

/** What `npm run data --json` prints. Money in centavos. */
export interface DataSummary {
	release: string;
	out: string;
	issued: string;
	works: number;
	investment: number;
	files: (Omit<FileReport, 'source' | 'sources' | 'sums'> &
		FileReport['sums'] & { source: string; sha256: string })[];
	placed: FileReport['placed'];
	problems: { total: number; byRule: Record<string, number> };
	candidates: number;
	/** The files of zones; none where none were brought. */
	zones: ZoneFile[];
	/** The files of contracts; none where none were given. */
	contracts: ContractFile[];
}

export function summaryOf(
	manifest: Manifest,
	out: string,
	reading: FileReading,
	order: readonly string[]
): DataSummary {
	const placed = Object.fromEntries(
		LOCATION_QUALITIES.map((quality) => [
			quality,
			reading.reports.reduce((sum, report) => sum + report.placed[quality], 0)
		])
	) as FileReport['placed'];
	const byRule = Object.fromEntries(
		[...reading.problemsByRule].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
	);
	return {
		release: manifest.id,
		out,
		issued: manifest.issued,
		works: manifest.totals.works,
		investment: manifest.totals.investment,
		files: [...reading.reports]
			.sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file))
			.map(({ source, sources: _, sums, ...report }) => ({
				...report,
				...sums,
				source: source.id,
				sha256: source.sha256
			})),
		placed,
		problems: { total: manifest.totals.problems, byRule },
		candidates: reading.candidates,
		zones: manifest.zone_files ?? [],
		contracts: manifest.contract_files ?? []
	};
}

const number = (value: number): string => value.toLocaleString('es-MX');
/** Exact to the centavo: the digits are grouped as text. */
const pesos = (centavos: number | null): string =>
	centavos === null ? 'sin dato' : `$${pesosText(centavos).replace(/\B(?=(\d{3})+(?!\d))(?=\d*\.)/g, ',')}`;
const PLACED: Record<(typeof LOCATION_QUALITIES)[number], string> = {
	exact: 'en su punto',
	locality: 'en su localidad',
	municipality: 'solo municipio',
	suspect: 'ubicación dudosa',
	none: 'sin ubicación'
};

const FORMATS: Record<string, string> = { geojson: 'GeoJSON', shapefile: 'shapefile', keys: 'claves INEGI' };

/** The summary as a person reads it. */
export function summaryText(summary: DataSummary): string {
	const lines = summary.files.flatMap((file) => [
		`${file.file}: formato ${file.format}, ${file.encoding}`,
		`  ${number(file.rows)} renglones → ${number(file.works)} obras y acciones` +
			(file.superseded > 0 ? ` (${number(file.superseded)} más, ya en un archivo más nuevo)` : ''),
		`  inversión ${pesos(file.investment)} · aprobado ${pesos(file.approved)} · ejercido ${pesos(file.exercised)} · pagado ${pesos(file.paid)}`
	]);
	lines.push(
		'',
		`Obras y acciones: ${number(summary.works)}, inversión ${pesos(summary.investment)}`,
		'Ubicación:'
	);
	for (const quality of LOCATION_QUALITIES)
		lines.push(`  ${PLACED[quality].padEnd(18)}${number(summary.placed[quality]).padStart(10)}`);
	lines.push(`Problemas: ${number(summary.problems.total)} (problems.csv los lista uno por uno)`);
	for (const [rule, times] of Object.entries(summary.problems.byRule))
		lines.push(`  ${rule.padEnd(32)}${number(times).padStart(10)}`);
	if (summary.candidates > 0)
		lines.push(`Pares que podrían ser la misma obra: ${number(summary.candidates)}`);
	for (const { file, format, rows, zones, refused, problems } of summary.zones) {
		lines.push(
			`${file}: ${FORMATS[format] ?? format}, ${number(rows)} registros → ${number(zones)} zonas` +
				(refused > 0 ? `, ${number(refused)} rechazados` : '')
		);
		for (const [rule, times] of Object.entries(problems))
			lines.push(`  ${rule.padEnd(32)}${number(times).padStart(10)}`);
	}
	for (const file of summary.contracts) lines.push(...contractLines(file));
	lines.push('', `Publicación ${summary.release} en ${summary.out}`);
	return lines.join('\n');
}

function contractLines(file: ContractFile): string[] {
	const { matched, unmatched, ambiguous, elsewhere } = file;
	const known = matched.project + matched.contract_number + matched.file_number;
	return [
		`${file.file}: formato ${file.format}, ${number(file.rows)} renglones → ${number(file.contracts)} contratos por ${pesos(file.centavos)}` +
			(elsewhere > 0 ? ` (${number(elsewhere)} de otros estados)` : ''),
		`  de una obra de la publicación: ${number(known)} (por folio o clave ${number(matched.project)}, por número de contrato ${number(matched.contract_number)}, por expediente o procedimiento ${number(matched.file_number)})`,
		`  sin obra conocida: ${number(unmatched)}` +
			(ambiguous > 0 ? ` (${number(ambiguous)} corresponden a varias obras)` : ''),
		...Object.entries(file.problems).map(
			([rule, times]) => `  ${rule.padEnd(32)}${number(times).padStart(10)}`
		)
	];
}
