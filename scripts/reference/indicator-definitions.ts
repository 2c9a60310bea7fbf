import type { Indicator, IndicatorDefinition } from '../../src/lib/domain';

type Rest = Pick<IndicatorDefinition, 'universe' | 'universe_en' | 'worse' | 'basis' | 'source'>;
const define = (
	code: string,
	unit: Indicator['unit'],
	es: string,
	en: string,
	rest: Rest
): IndicatorDefinition => ({ code, unit, es, en, ...rest });

const people: Pick<Rest, 'universe' | 'universe_en'> = {
	universe: 'población total',
	universe_en: 'total population'
};
const occupants = {
	universe: 'ocupantes de viviendas particulares habitadas',
	universe_en: 'occupants of inhabited private dwellings'
};
const adults = { universe: 'población de 15 años o más', universe_en: 'population aged 15 or over' };
const census = { worse: 'higher', basis: 'census', source: 'conapo-imm-2020' } as const;
const estimated = {
	universe: 'población estimada por CONEVAL',
	universe_en: "CONEVAL's estimated population",
	worse: 'higher',
	source: 'coneval-pobreza-2020'
} as const;

const share = (code: string, es: string, en: string, rest: Rest): IndicatorDefinition =>
	define(code, 'percent', es, en, rest);
const deprivation = (
	code: string,
	basis: IndicatorDefinition['basis'],
	es: string,
	en: string
): IndicatorDefinition[] => [
	define(`${code}_pct`, 'percent', es, en, { ...estimated, basis }),
	define(`${code}_personas`, 'persons', `${es}: personas`, `${en}: persons`, { ...estimated, basis })
];

/** Every indicator of `indicators.csv`, in its order there. */
export const INDICATORS: readonly IndicatorDefinition[] = [
	define('poblacion', 'persons', 'Población', 'Population', {
		...people,
		worse: null,
		basis: 'census',
		source: 'inegi-agem'
	}),
	define('marginacion', 'index', 'Índice de marginación', 'Marginalisation index', {
		...people,
		worse: 'lower',
		basis: 'census',
		source: 'conapo-imm-2020'
	}),
	define('rezago_social', 'index', 'Índice de rezago social', 'Social backwardness index', {
		...people,
		worse: 'higher',
		basis: 'census',
		source: 'coneval-irs-2020'
	}),
	share('analfabetismo_pct', 'Población analfabeta', 'Illiterate population', { ...adults, ...census }),
	share('sin_educacion_basica_pct', 'Población sin educación básica', 'Population without basic education', {
		...adults,
		...census
	}),
	share(
		'sin_drenaje_ni_excusado_pct',
		'Viviendas sin drenaje ni excusado',
		'Dwellings without drain or toilet',
		{ ...occupants, ...census }
	),
	share('sin_electricidad_pct', 'Viviendas sin energía eléctrica', 'Dwellings without electricity', {
		...occupants,
		...census
	}),
	share('sin_agua_entubada_pct', 'Viviendas sin agua entubada', 'Dwellings without piped water', {
		...occupants,
		...census
	}),
	share('piso_de_tierra_pct', 'Viviendas con piso de tierra', 'Dwellings with an earth floor', {
		...occupants,
		...census
	}),
	share('hacinamiento_pct', 'Viviendas con hacinamiento', 'Overcrowded dwellings', {
		universe: 'viviendas particulares habitadas',
		universe_en: 'inhabited private dwellings',
		...census
	}),
	share(
		'localidades_menores_5000_pct',
		'Población en localidades de menos de 5,000 habitantes',
		'Population in localities of under 5,000',
		{ ...people, ...census }
	),
	share(
		'ingreso_menor_2_salarios_pct',
		'Población ocupada con ingreso menor a dos salarios mínimos',
		'Employed population earning under two minimum wages',
		{ universe: 'población ocupada', universe_en: 'employed population', ...census }
	),
	define(
		'poblacion_coneval',
		'persons',
		'Población en las estimaciones de pobreza',
		'Population in the poverty estimates',
		{ ...estimated, worse: null, basis: 'survey' }
	),
	...deprivation('rezago_educativo', 'survey', 'Rezago educativo', 'Educational lag'),
	...deprivation(
		'carencia_salud',
		'survey',
		'Carencia por acceso a los servicios de salud',
		'No access to health services'
	),
	...deprivation(
		'carencia_seguridad_social',
		'modelled',
		'Carencia por acceso a la seguridad social',
		'No access to social security'
	),
	...deprivation(
		'carencia_vivienda',
		'survey',
		'Carencia por calidad y espacios de la vivienda',
		'Poor quality or space of the dwelling'
	),
	...deprivation(
		'carencia_servicios_basicos',
		'survey',
		'Carencia por servicios básicos en la vivienda',
		'No basic services in the dwelling'
	),
	...deprivation(
		'carencia_alimentacion',
		'modelled',
		'Carencia por acceso a la alimentación nutritiva y de calidad',
		'No access to nutritious, good food'
	),
	...deprivation(
		'pobreza_ingreso',
		'modelled',
		'Ingreso inferior a la línea de pobreza por ingresos',
		'Income below the poverty line'
	),
	...deprivation(
		'pobreza_extrema_ingreso',
		'modelled',
		'Ingreso inferior a la línea de pobreza extrema por ingresos',
		'Income below the extreme-poverty line'
	),
	define(
		'ageb_alta_marginacion_personas',
		'persons',
		'Personas en AGEB urbanas de marginación alta o muy alta (aproximación, no es una ZAP)',
		'Persons in urban AGEBs of high or very high marginalisation (a proxy, not a ZAP)',
		{
			universe: 'población de las AGEB urbanas con grado',
			universe_en: 'population of the graded urban AGEBs',
			worse: 'higher',
			basis: 'census',
			source: 'conapo-imu-2020'
		}
	)
];
