import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	decodeUrl,
	DEFAULT_FILTER,
	DEFAULT_VIEW,
	encodeUrl,
	isDefault,
	normaliseFilter,
	normaliseView,
	toQuery,
	type Notice
} from '../../../src/lib/filters';
import {
	anyText,
	carelessStates,
	filterStates,
	FIXTURE_VOCABULARY,
	rawQueries,
	viewStates
} from '../../fixtures/arbitrary';

const decode = (query: string) => decodeUrl(new URLSearchParams(query), FIXTURE_VOCABULARY);

describe('the address holds the whole state', () => {
	test('state → address → state, for 5,000 random states', () => {
		fc.assert(
			fc.property(filterStates, viewStates.map(normaliseView), (filter, view) => {
				const decoded = decodeUrl(encodeUrl(filter, view), FIXTURE_VOCABULARY);
				expect(decoded).toStrictEqual({ filter, view, notices: [] });
			}),
			{ numRuns: 5_000 }
		);
	});

	test('what a careless control hands over is written as its normal form', () => {
		fc.assert(
			fc.property(carelessStates, viewStates, (filter, view) => {
				const known = { ...filter, years: null };
				const decoded = decodeUrl(encodeUrl(known, view), FIXTURE_VOCABULARY);
				expect(decoded).toStrictEqual({
					filter: normaliseFilter(known),
					view: normaliseView(view),
					notices: []
				});
				expect(normaliseFilter(normaliseFilter(filter))).toStrictEqual(normaliseFilter(filter));
				const { years } = normaliseFilter(filter);
				const anyYear = decodeUrl(encodeUrl(filter), { ...FIXTURE_VOCABULARY, years: null });
				expect(anyYear.filter.years).toStrictEqual(years);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('the readable query says the same as the parameters', () => {
		fc.assert(
			fc.property(filterStates, viewStates, (filter, view) => {
				const query = toQuery(filter, view);
				expect([...new URLSearchParams(query)]).toStrictEqual([...encodeUrl(filter, view)]);
				expect(new URL(`https://example.org/?${query}`).search.replace(/^\?/, '')).toBe(query);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('any address decodes, and its canonical form is stable', () => {
		fc.assert(
			fc.property(rawQueries, (query) => {
				const once = decode(query);
				const canonical = toQuery(once.filter, once.view);
				const twice = decode(canonical);
				expect(twice).toStrictEqual({ filter: once.filter, view: once.view, notices: [] });
				expect(toQuery(twice.filter, twice.view)).toBe(canonical);
				expect(once.notices.length).toBeLessThanOrEqual(20);
				for (const { parameter, value } of once.notices) {
					expect(parameter.length).toBeLessThanOrEqual(80);
					expect(value.length).toBeLessThanOrEqual(80);
				}
			}),
			{ numRuns: 5_000 }
		);
	});

	test('a value is kept, or a notice says that it was not', () => {
		const names = [
			'mun',
			'rubro',
			'tema',
			'estatus',
			'tipo',
			'medida',
			'zap',
			'zaplista',
			'anio',
			'monto',
			'cambio',
			'retraso',
			'orden',
			'rel'
		];
		fc.assert(
			fc.property(fc.constantFrom(...names), anyText, (name, value) => {
				fc.pre(/[^\s,-]/.test(value) && value !== '0');
				const { filter, view, notices } = decodeUrl(new URLSearchParams([[name, value]]), FIXTURE_VOCABULARY);
				expect(toQuery(filter, view) !== '' || notices.length > 0).toBe(true);
			}),
			{ numRuns: 1_000 }
		);
	});
});

const CANONICAL: [given: string, canonical: string, reasons: Notice['reason'][]][] = [
	['', '', []],
	['anio=2015-2018', 'anio=2015-2018', []],
	['anio=2015', 'anio=2015', []],
	['anio=2015-2015', 'anio=2015', []],
	['anio=2015-', 'anio=2015-', []],
	['anio=-2018', 'anio=-2018', []],
	['anio=2018-2015', 'anio=2015-2018', ['reversed_range']],
	['anio=2015–2018', 'anio=2015-2018', []],
	['anio=2012-2020', 'anio=2012-2020', []],
	['anio=2001-2030', 'anio=2001-2030', []],
	['anio=1990-1999', '', ['unknown_value']],
	['cambio=-10..25', 'cambio=-10..25', []],
	['cambio=−10 .. 25.50', 'cambio=-10..25.5', []],
	['cambio=..-0.5', 'cambio=..-0.5', []],
	['cambio=25..', 'cambio=25..', []],
	['cambio=-25', 'cambio=-25', []],
	['cambio=0', 'cambio=0', []],
	['cambio=-0..0', 'cambio=0', []],
	['cambio=25..-10', 'cambio=-10..25', ['reversed_range']],
	['cambio=0.291..0.299', '', ['bad_range']],
	['cambio=0.281..0.299', 'cambio=0.29', []],
	['cambio=1e3..', '', ['bad_range']],
	['cambio=10-25', '', ['bad_range']],
	['cambio=1..2..3', '', ['bad_range']],
	['cambio=99999999999..', 'cambio=10000000..', ['capped']],
	['cambio=..', '', []],
	['retraso=30..365', 'retraso=30..365', []],
	['retraso=-30..-1', 'retraso=-30..-1', []],
	['retraso=0.5..30.9', 'retraso=1..30', []],
	['retraso=mucho', '', ['bad_range']],
	['retraso=30&retraso=31', 'retraso=30', ['repeated']],
	['anio=', '', []],
	['anio=-', '', []],
	['anio=20155', '', ['bad_range']],
	['anio=dosmil', '', ['bad_range']],
	['anio=0999-2015', '', ['bad_range']],
	['anio=2015-2016-2017', '', ['bad_range']],
	['anio=NaN-Infinity', '', ['bad_range']],
	['anio=2015&anio=2016', 'anio=2015', ['repeated']],
	['anio=2015&anio=2015', 'anio=2015', []],
	['mun=11020,11007', 'mun=11007,11020', []],
	['mun=11020&mun=11007,11020', 'mun=11007,11020', []],
	['mun=11020,99999,', 'mun=11020', ['unknown_value']],
	['rubro=salud,agua', 'rubro=agua,salud', []],
	['rubro=AGUA', '', ['unknown_value']],
	['tema=agua.uno,agua.tres', 'tema=agua.uno', ['unknown_value']],
	['tipo=obra', 'tipo=obra', []],
	['tipo=obra,accion', '', ['unknown_value']],
	['estatus=terminada,en_ejecucion', 'estatus=en_ejecucion,terminada', []],
	['monto=1000000-5000000', 'monto=1000000-5000000', []],
	['monto=5000000-1000000', 'monto=1000000-5000000', ['reversed_range']],
	['monto=0.29-', 'monto=0.29-', []],
	['monto=1.50-2.00', 'monto=1.5-2', []],
	['monto=0.001-0.029', 'monto=0.01-0.02', []],
	['monto=0.001-0.009', '', ['bad_range']],
	['monto=-5', 'monto=-5', []],
	['monto=1e6-', '', ['bad_range']],
	['monto=00007-', 'monto=7-', []],
	['monto=90071992547409.91-', 'monto=90071992547409.91-', []],
	['monto=99999999999999999999999-', 'monto=90071992547409.91-', ['capped']],
	['monto=99999999999999999999999-1', 'monto=1-90071992547409.91', ['reversed_range', 'capped']],
	['zap=1', 'zap=1', []],
	['zap=0', '', []],
	['zap=si', '', ['unknown_value']],
	['zaplista=2026', 'zaplista=2026', []],
	['zaplista=2019', '', ['unknown_value']],
	['q=+agua+potable+', 'q=agua+potable', []],
	['q=%00', '', ['unknown_value']],
	['q=a%00b', 'q=ab', ['unknown_value']],
	['contratista=Obras,+S.A.', 'contratista=Obras,+S.A.', []],
	['medida=ejercido', 'medida=ejercido', []],
	['medida=inversion', '', []],
	['medida=pagado', '', ['unknown_value']],
	['orden=nombre', 'orden=nombre', []],
	['orden=monto', '', []],
	['obra=ramo23-2016:a/b', 'obra=ramo23-2016:a/b', []],
	['vista=sin-ubicacion', 'vista=sin-ubicacion', []],
	['vista=<b>', '', ['unknown_value']],
	['rel=demo', 'rel=demo', []],
	['rel=2001-01-01-x', '', ['unknown_release']],
	['motor=js', 'motor=js', []],
	['motor=wasm', '', ['unknown_value']],
	['utm_source=x&fbclid=y', '', []],
	['ent=11', '', ['unknown_parameter']],
	['__proto__=1&constructor=2', '', ['unknown_parameter', 'unknown_parameter']],
	['rubro=__proto__', '', ['unknown_value']],
	['%E0%A4%A&%=%', '', ['unknown_parameter', 'unknown_parameter']],
	['q=a&zap=1&mun=11020&anio=2015', 'anio=2015&mun=11020&zap=1&q=a', []]
];

describe('one address for one state', () => {
	test.each(CANONICAL)('?%s', (given, canonical, reasons) => {
		const { filter, view, notices } = decode(given);
		expect(toQuery(filter, view)).toBe(canonical);
		expect(notices.map((notice) => notice.reason)).toEqual(reasons);
	});

	test('a notice says which parameter and which value', () => {
		expect(decode('mun=99999').notices).toEqual([
			{ parameter: 'mun', value: '99999', reason: 'unknown_value' }
		]);
	});

	test('the empty address is the default', () => {
		expect(decode('')).toStrictEqual({
			filter: { ...DEFAULT_FILTER },
			view: { ...DEFAULT_VIEW },
			notices: []
		});
		expect(isDefault(decode('orden=nombre').filter)).toBe(true);
	});

	test('a search that is too long is cut, an exact name that is too long dropped, and both told', () => {
		const search = decode(`q=${'x'.repeat(300)}`);
		expect(search.filter.text).toBe('x'.repeat(200));
		expect(search.notices).toEqual([{ parameter: 'q', value: 'x'.repeat(80), reason: 'too_long' }]);
		const name = decode(`contratista=${'x'.repeat(301)}`);
		expect(name.filter.contractor).toBeNull();
		expect(name.notices.map((notice) => notice.reason)).toEqual(['too_long']);
	});

	test('a search is never cut inside a character', () => {
		const { filter } = decode(`q=${'x'.repeat(199)}👷`);
		expect(filter.text).toBe('x'.repeat(199));
	});

	test('a thousand unknown parameters make no thousand notices', () => {
		const query = Array.from({ length: 1_000 }, (_, i) => `p${i}=1`).join('&');
		expect(decode(query).notices).toHaveLength(20);
	});
});
