import type { License, ReferenceSource } from '../../src/lib/domain';
import { IMM, IMU } from './conapo';
import { COMPONENTS, IRS } from './coneval';
import { AGEM, LOCALITIES } from './inegi';
import type { SourceFolder } from './source';

/** As it is to be typed; the folder is the reader's own. */
export const COMMAND = 'npm run reference -- --from <folder>';

const INEGI_TERMS: License = {
	name: 'inegi-libre-uso',
	title: 'Términos de libre uso de la información del INEGI (libre uso con crédito)',
	path: null
};
/** The files state no licence; the publisher is credited wherever a figure is shown. */
const UNSTATED: License = {
	name: 'unstated',
	title: 'Información pública; el archivo no declara licencia',
	path: null
};
const CC_BY: License = {
	name: 'CC-BY-4.0',
	title: 'Creative Commons Atribución 4.0',
	path: 'https://creativecommons.org/licenses/by/4.0/'
};

type Described = Omit<ReferenceSource, 'inputs'> & { files: string };

const SOURCES: readonly Described[] = [
	{
		id: 'inegi-agem',
		title: 'Marco Geoestadístico: áreas geoestadísticas municipales (AGEM)',
		publisher: 'Instituto Nacional de Estadística y Geografía (INEGI)',
		license: INEGI_TERMS,
		edition: 'Población del Censo de Población y Vivienda 2020',
		date: '2020',
		path: null,
		via: 'MacWilliXD/INEGI-geojson',
		files: AGEM
	},
	{
		id: 'inegi-agloc',
		title: 'Marco Geoestadístico: localidades (AGLOC)',
		publisher: 'Instituto Nacional de Estadística y Geografía (INEGI)',
		license: INEGI_TERMS,
		edition: 'Población del Censo de Población y Vivienda 2020',
		date: '2020',
		path: null,
		via: 'MacWilliXD/INEGI-geojson',
		files: `${LOCALITIES}/`
	},
	{
		id: 'conapo-imm-2020',
		title: 'Índice de marginación por municipio 2020',
		publisher: 'Consejo Nacional de Población (CONAPO)',
		license: UNSTATED,
		edition: '2020 (método de 2020: no se compara con ediciones anteriores)',
		date: '2020',
		path: null,
		via: null,
		files: IMM
	},
	{
		id: 'conapo-imu-2020',
		title: 'Índice de marginación urbana por AGEB 2020',
		publisher: 'Consejo Nacional de Población (CONAPO)',
		license: UNSTATED,
		edition: '2020',
		date: '2020',
		path: null,
		via: null,
		files: IMU
	},
	{
		id: 'coneval-irs-2020',
		title: 'Índice de rezago social por municipio 2020',
		publisher: 'Consejo Nacional de Evaluación de la Política de Desarrollo Social (CONEVAL)',
		license: UNSTATED,
		edition: '2020',
		date: '2020',
		path: 'https://www.coneval.org.mx/Medicion/Documents/IRS_2020/IRS_ent_mun_2000_2020.zip',
		via: null,
		files: IRS
	},
	{
		id: 'coneval-pobreza-2020',
		title: 'Pobreza y carencias sociales por municipio 2020',
		publisher: 'Consejo Nacional de Evaluación de la Política de Desarrollo Social (CONEVAL)',
		license: CC_BY,
		edition: '2020',
		date: '2020',
		path: null,
		via: 'cuentadesanti/pobreza-marginacion',
		files: COMPONENTS
	},
	{
		id: 'dof-zap-rural',
		title: 'Declaratoria de Zonas de Atención Prioritaria: lista rural',
		publisher: 'Diario Oficial de la Federación (DOF)',
		license: UNSTATED,
		edition: 'Lista de 2026, DOF 2025-11-21, Anexo A',
		date: '2025-11-21',
		path: null,
		via: null,
		files: 'bienestar/'
	}
];

/** Every source with the hash of what was read of it. */
export function describeSources(from: SourceFolder): ReferenceSource[] {
	return SOURCES.map(({ files, ...source }) => ({ ...source, inputs: from.inputs(files) }));
}
