import type { Municipality, ReferenceSources, ReferenceTable } from '../../src/lib/domain';
import { IMM, proxyLocalities, readMarginacion, readUrbanGrades } from './conapo';
import { COMPONENTS, IRS, readDeprivations, readRezago } from './coneval';
import { INDICATORS } from './indicator-definitions';
import { indicatorRows } from './indicators';
import { describeMunicipality, readLocalities, readMunicipalAreas } from './inegi';
import { labelPoints, simplifyBoundaries, simplifyLocalities, simplifyMunicipalities } from './outlines';
import { COMMAND, describeSources } from './provenance';
import { requireCodes } from './cells';
import { sha256, SourceFolder } from './source';
import { csv, jsonRows } from './text';
import { readRuralZones } from './zap';

export const LOCALITY_COLUMNS = [
	'code',
	'name',
	'municipality',
	'ambit',
	'lon',
	'lat',
	'population'
] as const;
export const ZONE_COLUMNS = ['zone', 'kind', 'municipality', 'list_year', 'source', 'demonstration'] as const;
export const INDICATOR_COLUMNS = ['place', 'indicator', 'year', 'value', 'grade', 'unit', 'source'] as const;

/**
 * Makes every file of `data/reference` from a folder of official files, as text by file name; writes nothing. Tables are joined
 * by INEGI key. The same input gives the same bytes. Throws SourceError where a file is not what it should be.
 */
export async function buildReference(folder: string): Promise<Map<string, string>> {
	const from = new SourceFolder(folder);
	const areas = readMunicipalAreas(from);
	const { localities, areas: localityAreas } = readLocalities(from);
	const localityByCode = new Map(localities.map((locality) => [locality.code, locality]));
	const population = new Map(areas.map((area) => [area.code, area.population]));

	const marginacion = readMarginacion(from);
	const rezago = await readRezago(from);
	const deprivations = readDeprivations(from);
	requireCodes(IMM, population.keys(), marginacion);
	requireCodes(IRS, population.keys(), rezago);
	requireCodes(COMPONENTS, population.keys(), deprivations);

	const urbanGrades = readUrbanGrades(from);
	const proxies = proxyLocalities(urbanGrades, localityByCode);
	const zones = readRuralZones(from, population);
	const indicators = indicatorRows({ population, marginacion, rezago, deprivations, urbanGrades, proxies });

	const labels = await labelPoints(areas);
	const municipalities = areas.map((area): Municipality => ({
		...describeMunicipality(area, localityByCode, labels.get(area.code) ?? []),
		marginacion_index: marginacion.get(area.code)?.index ?? null,
		marginacion_grade: marginacion.get(area.code)?.grade ?? null,
		rezago_index: rezago.get(area.code)?.index ?? null,
		rezago_grade: rezago.get(area.code)?.grade ?? null
	}));
	const proxyAreas = proxies.flatMap((proxy) => localityAreas.get(proxy.code) ?? []);

	const tables: ReferenceTable[] = [];
	const files = new Map<string, string>();
	const add = (
		file: string,
		rows: number,
		sources: string[],
		title: string,
		title_en: string,
		text: string
	): void => {
		files.set(file, text);
		tables.push({
			file,
			title,
			title_en,
			rows,
			bytes: Buffer.byteLength(text),
			sha256: sha256(text),
			sources,
			command: COMMAND
		});
	};
	const ofMunicipalities = ['inegi-agem', 'inegi-agloc', 'conapo-imm-2020', 'coneval-irs-2020'];
	const ofIndicators = [
		'inegi-agem',
		'conapo-imm-2020',
		'conapo-imu-2020',
		'coneval-irs-2020',
		'coneval-pobreza-2020'
	];
	add(
		'municipalities.json',
		municipalities.length,
		ofMunicipalities,
		'Municipios',
		'Municipalities',
		jsonRows(municipalities)
	);
	add(
		'municipalities.topo.json',
		areas.length,
		['inegi-agem'],
		'Contornos simplificados de los municipios y del estado',
		'Simplified outlines of the municipalities and the state',
		`${await simplifyMunicipalities(areas)}\n`
	);
	add(
		'boundaries.topo.json',
		areas.length,
		['inegi-agem'],
		'Límites municipales a 20 m, para juzgar dónde cae un punto',
		'Municipal boundaries within 20 m, to judge where a point lies',
		`${await simplifyBoundaries(areas)}\n`
	);
	add(
		'localities.csv',
		localities.length,
		['inegi-agloc'],
		'Localidades',
		'Localities',
		csv(LOCALITY_COLUMNS, localities)
	);
	add(
		'zap_rural.csv',
		zones.length,
		['dof-zap-rural'],
		'Zonas de Atención Prioritaria rurales, por año de la lista',
		'Rural priority-attention zones, by year of the list',
		csv(ZONE_COLUMNS, zones)
	);
	add(
		'urban_proxy.json',
		proxies.length,
		['conapo-imu-2020', 'inegi-agloc'],
		'Localidades con AGEB urbanas de marginación alta o muy alta (aproximación, no es una ZAP)',
		'Localities with urban AGEBs of high or very high marginalisation (a proxy, not a ZAP)',
		jsonRows(proxies)
	);
	add(
		'urban_proxy.topo.json',
		proxyAreas.length,
		['inegi-agloc', 'conapo-imu-2020'],
		'Contornos simplificados de esas localidades (aproximación, no es una ZAP)',
		'Simplified outlines of those localities (a proxy, not a ZAP)',
		`${await simplifyLocalities(proxyAreas)}\n`
	);
	add(
		'indicators.csv',
		indicators.length,
		ofIndicators,
		'Indicadores',
		'Indicators',
		csv(INDICATOR_COLUMNS, indicators)
	);
	add(
		'indicators.json',
		INDICATORS.length,
		ofIndicators,
		'Qué es cada indicador',
		'What each indicator is',
		jsonRows(INDICATORS)
	);

	const provenance: ReferenceSources = { sources: describeSources(from), tables };
	return files.set('sources.json', `${JSON.stringify(provenance, null, '\t')}\n`);
}
