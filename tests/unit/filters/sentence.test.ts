import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	DEFAULT_FILTER,
	describeFilter,
	filterInWords,
	sentence,
	sentenceText,
	type FilterState,
	type Names,
	type SentenceTotals
} from '../../../src/lib/filters';
import type { Locale } from '../../../src/lib/i18n';
import { filterStates } from '../../fixtures/arbitrary';

const MUNICIPALITIES = new Map([
	['11007', 'Celaya'],
	['11017', 'Irapuato'],
	['11020', 'León'],
	['11037', 'Silao de la Victoria']
]);
const names: Names = {
	municipality: (code) => MUNICIPALITIES.get(code) ?? code,
	rubro: (code) => (code === 'agua' ? 'Agua y saneamiento' : code === 'social' ? 'Desarrollo social' : code),
	tema: (code) => code,
	status: (code) => (code === 'terminada' ? 'Terminada' : code === 'cancelada' ? 'Cancelada' : code)
};

const LOOK: SentenceTotals = {
	works: 1418,
	amount: 1_830_621_456_789,
	withoutAmount: 0,
	unlocated: 211,
	municipalities: 46,
	firstYear: 2015,
	lastYear: 2018
};
const ONE: SentenceTotals = {
	...LOOK,
	works: 1,
	amount: 1_250_050,
	unlocated: 0,
	municipalities: 1,
	firstYear: 2016,
	lastYear: 2016
};
const NONE: SentenceTotals = {
	works: 0,
	amount: 0,
	withoutAmount: 0,
	unlocated: 0,
	municipalities: 0,
	firstYear: null,
	lastYear: null
};

const GOLDEN: [filter: Partial<FilterState>, totals: SentenceTotals, es: string, en: string][] = [
	[
		{},
		LOOK,
		'En **46 municipios** hay **1,418 obras y acciones** por **$18,306.2 M** entre 2015 y 2018; [211 sin lugar en el mapa].',
		'In **46 municipalities** there are **1,418 works and actions** worth **$18,306.2 M** pesos between 2015 and 2018; [211 with no place on the map].'
	],
	[
		{ years: { from: 2015, to: 2018 }, municipalities: ['11020'], kind: 'obra' },
		{ ...LOOK, works: 214, amount: 120_340_000_000, unlocated: 0, municipalities: 1 },
		'En **León** hay **214 obras** por **$1,203.4 M** entre 2015 y 2018.',
		'In **León** there are **214 works** worth **$1,203.4 M** pesos between 2015 and 2018.'
	],
	[
		{ municipalities: ['11017', '11020'] },
		{ ...ONE, unlocated: 1 },
		'En **Irapuato y León** hay **1 obra o acción** por **$12,501** en 2016; [1 sin lugar en el mapa].',
		'In **Irapuato and León** there is **1 work or action** worth **$12,501** pesos in 2016; [1 with no place on the map].'
	],
	[
		{ municipalities: ['11007', '11017', '11020', '11037'], kind: 'accion', measure: 'ejercido' },
		{ ...LOOK, works: 2, municipalities: 1, unlocated: 0, withoutAmount: 1 },
		'En **1 municipio** hay **2 acciones** con **$18,306.2 M** ejercidos entre 2015 y 2018; 1 sin monto.',
		'In **1 municipality** there are **2 actions** with **$18,306.2 M** pesos spent between 2015 and 2018; 1 without an amount.'
	],
	[
		{ measure: 'aprobado' },
		{ ...LOOK, withoutAmount: 1418, unlocated: 1418 },
		'En **46 municipios** hay **1,418 obras y acciones** sin monto conocido entre 2015 y 2018; [1,418 sin lugar en el mapa].',
		'In **46 municipalities** there are **1,418 works and actions** with no known amount between 2015 and 2018; [1,418 with no place on the map].'
	],
	[
		{ measure: 'contratado' },
		{ ...LOOK, municipalities: 0, firstYear: null, lastYear: null, withoutAmount: 18 },
		'Hay **1,418 obras y acciones** con **$18,306.2 M** contratados; [211 sin lugar en el mapa], 18 sin monto.',
		'There are **1,418 works and actions** with **$18,306.2 M** pesos contracted; [211 with no place on the map], 18 without an amount.'
	],
	[{}, NONE, 'No hay obras ni acciones.', 'There are no works or actions.'],
	[
		{ years: { from: 2019, to: null }, municipalities: ['11020'], kind: 'obra', text: 'puente **rojo**' },
		NONE,
		'No hay obras en **León** desde 2019 que mencionen «puente **rojo**».',
		'There are no works in **León** from 2019 on that mention “puente **rojo**”.'
	],
	[
		{ amount: { from: 100, to: 900 }, zap: true },
		NONE,
		'No hay obras ni acciones con inversión de $100 a $900 cada una, dentro de una zona de atención prioritaria.',
		'There are no works or actions each with investment of $100 to $900 pesos, inside a priority-attention zone.'
	],
	[
		{ municipalities: ['11020'], zap: true },
		NONE,
		'No hay obras ni acciones en **León** dentro de una zona de atención prioritaria.',
		'There are no works or actions in **León** inside a priority-attention zone.'
	],
	[
		{ municipalities: ['11007', '11017', '11020', '11037'], years: { from: null, to: 2014 }, kind: 'accion' },
		NONE,
		'No hay acciones en **los 4 municipios elegidos** hasta 2014.',
		'There are no actions in **the 4 chosen municipalities** up to 2014.'
	],
	[
		{
			years: { from: 2016, to: 2016 },
			rubros: ['agua', 'social'],
			statuses: ['cancelada', 'terminada'],
			amount: { from: 1_000_000, to: 5_000_000.5 },
			zap: true,
			measure: 'modificado'
		},
		{ ...LOOK, unlocated: 0 },
		'En **46 municipios** hay **1,418 obras y acciones** con **$18,306.2 M** de presupuesto modificado en 2016, de los rubros Agua y saneamiento y Desarrollo social, con estatus cancelada o terminada, con presupuesto modificado de $1,000,000 a $5,000,000.50 cada una, dentro de una zona de atención prioritaria.',
		'In **46 municipalities** there are **1,418 works and actions** with **$18,306.2 M** pesos of modified budget in 2016, in the classes Agua y saneamiento and Desarrollo social, with status cancelada or terminada, each with modified budget of $1,000,000 to $5,000,000.50 pesos, inside a priority-attention zone.'
	],
	[
		{
			rubros: ['agua'],
			temas: ['agua.a', 'agua.b', 'agua.c', 'agua.d'],
			amount: { from: null, to: 900 },
			zap: true,
			zapList: 2026,
			contractor: 'Obras, S.A.',
			agency: 'SDAyR'
		},
		ONE,
		'En **1 municipio** hay **1 obra o acción** por **$12,501** en 2016, del rubro Agua y saneamiento, de 4 temas, con inversión de hasta $900 cada una, dentro de una zona de atención prioritaria de la lista de 2026, a cargo de la contratista «Obras, S.A.», de la dependencia «SDAyR».',
		'In **1 municipality** there is **1 work or action** worth **$12,501** pesos in 2016, in the class Agua y saneamiento, on 4 subjects, each with investment of up to $900 pesos, inside a priority-attention zone of the 2026 list, by the contractor “Obras, S.A.”, of the agency “SDAyR”.'
	]
];

/** Segments as the table writes them; a no-break space reads as a space. */
function marked(state: FilterState, totals: SentenceTotals, locale: Locale): string {
	return sentence(state, totals, names, locale)
		.map(({ text, strong, link }) => (strong ? `**${text}**` : link ? `[${text}]` : text))
		.join('')
		.replaceAll('\u00A0', ' ');
}

describe('the sentence that answers', () => {
	test.each(GOLDEN)('%j', (filter, totals, es, en) => {
		const state = { ...DEFAULT_FILTER, ...filter };
		expect(marked(state, totals, 'es')).toBe(es);
		expect(marked(state, totals, 'en')).toBe(en);
	});

	test('tells every number it is given, whatever is filtered', () => {
		fc.assert(
			fc.property(filterStates, fc.constantFrom('es', 'en'), (state, locale) => {
				const text = sentenceText(sentence(state, LOOK, names, locale)).replaceAll('\u00A0', ' ');
				for (const figure of ['1,418', '$18,306.2 M', '211']) expect(text).toContain(figure);
				for (const said of [state.text, state.contractor ?? '', state.agency ?? ''])
					expect(text).toContain(said);
			}),
			{ numRuns: 500 }
		);
	});

	test('marks nothing that a value holds', () => {
		const starred: Names = { ...names, municipality: () => '**León** \u0001' };
		const state = { ...DEFAULT_FILTER, municipalities: ['11020'], contractor: '**a** {n}' };
		const strong = sentence(state, LOOK, starred, 'es').filter((segment) => segment.strong);
		expect(strong.map(({ text }) => text.replaceAll('\u00A0', ' '))).toEqual([
			'**León** \u0001',
			'1,418 obras y acciones',
			'$18,306.2 M'
		]);
	});
});

describe('the filter in words', () => {
	const full: FilterState = {
		years: { from: 2015, to: 2018 },
		municipalities: ['11007', '11020'],
		rubros: ['agua'],
		temas: ['agua.potable'],
		kind: 'obra',
		statuses: ['terminada'],
		amount: { from: 0.29, to: null },
		change: { from: -10, to: 25.5 },
		delay: { from: 31, to: null },
		zap: true,
		zapList: 2026,
		text: 'puente',
		contractor: 'Obras, S.A.',
		agency: 'SDAyR',
		measure: 'ejercido'
	};
	test('names each filter, and the measure', () => {
		expect(filterInWords(full, names, 'es')).toBe(
			'Año: 2015 a 2018; Municipios: Celaya, León; Rubro: Agua y saneamiento; Tema: agua.potable; Tipo: obra; Estatus: Terminada; Gasto ejercido: $0.29 o más; Cambio de presupuesto: −10\u00A0% a 25.5\u00A0%; Retraso: 31 o más días; Zona de atención prioritaria: dentro, según la lista de 2026; Búsqueda: puente; Contratista: Obras, S.A.; Dependencia: SDAyR; Medida: Gasto ejercido'
		);
		expect(filterInWords(full, names, 'en')).toBe(
			'Year: 2015 to 2018; Municipalities: Celaya, León; Class: Agua y saneamiento; Subject: agua.potable; Kind: work; Status: Terminada; Spending: $0.29 or more; Budget change: −10% to 25.5%; Delay: 31 or more days; Priority-attention zone: inside, by the 2026 list; Search: puente; Contractor: Obras, S.A.; Agency: SDAyR; Measure: Spending'
		);
	});

	test('days and per cent, less than nothing too', () => {
		const words = (filter: Partial<FilterState>) =>
			filterInWords({ ...DEFAULT_FILTER, ...filter }, names, 'es').replaceAll('\u00A0', ' ');
		expect(words({ delay: { from: 1, to: 1 } })).toBe('Retraso: 1 día');
		expect(words({ delay: { from: -30, to: -1 } })).toBe('Retraso: −30 a −1 días');
		expect(words({ delay: { from: null, to: 0 } })).toBe('Retraso: hasta 0 días');
		expect(words({ change: { from: 0.01, to: null } })).toBe('Cambio de presupuesto: 0.01 % o más');
	});

	test('the default chooses everything', () => {
		expect(describeFilter(DEFAULT_FILTER, names, 'es')).toEqual([]);
		expect(filterInWords(DEFAULT_FILTER, names, 'es')).toBe('Todas las obras y acciones');
		expect(filterInWords(DEFAULT_FILTER, names, 'en')).toBe('All works and actions');
	});

	test('a named list of zones is told even where it filters nothing', () => {
		const state = { ...DEFAULT_FILTER, zapList: 2026, years: { from: null, to: 2014 } };
		expect(filterInWords(state, names, 'es')).toBe(
			'Año: hasta 2014; Zona de atención prioritaria: juzgada con la lista de 2026'
		);
	});
});
