import { DuckDBInstance } from '@duckdb/node-api';
import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	centavosOfPesos,
	clausesOf,
	DEFAULT_FILTER,
	featureProperties,
	FilterError,
	ordinalsSql,
	toMapFilter,
	toPredicate,
	toSql,
	type FilterContext,
	type FilterState
} from '../../../src/lib/filters';
import { searchResults } from '../../fixtures/arbitrary';
import { columnsOf, fixtureWorks } from '../../fixtures/works';

const NO_SEARCH: FilterContext = { zapLists: new Map([[2018, new Set(['11020'])]]), matches: null };
const state = (filter: Partial<FilterState>): FilterState => ({ ...DEFAULT_FILTER, ...filter });
const works = fixtureWorks(400, { seed: 3 });
const { core, text } = columnsOf(works);

describe('clauses', () => {
	test('the default has none, and asks for everything', () => {
		expect(clausesOf(DEFAULT_FILTER)).toEqual([]);
		expect(toSql(DEFAULT_FILTER, NO_SEARCH)).toEqual({ where: 'TRUE', params: [] });
		expect(toPredicate(DEFAULT_FILTER, NO_SEARCH, core, null)(0)).toBe(true);
		expect(
			featureFilter(toMapFilter(DEFAULT_FILTER, NO_SEARCH), 'filter').filter(
				{ zoom: 5 },
				{ type: 1, properties: {} }
			)
		).toBe(true);
	});

	test('pesos become centavos digit by digit, and the measure names the column', () => {
		const [clause] = clausesOf(state({ amount: { from: 0.29, to: 1.005 }, measure: 'ejercido' }));
		expect(clause).toEqual({ dimension: 'amount', test: 'range', column: 'spent', from: 29, to: 100 });
		// In floating point 1.1 × 100 is a little more than 110, and 4.35 × 100 a little less than 435.
		expect(clausesOf(state({ amount: { from: 1.1, to: 4.35 } }))[0]).toMatchObject({ from: 110, to: 435 });
	});

	test.each([
		[0.29, 29, 29],
		[1.1, 110, 110],
		[4.35, 435, 435],
		[1.005, 101, 100],
		[1e-9, 1, 0],
		[0, 0, 0],
		[70_000_000_000_000.01, 7_000_000_000_000_001, 7_000_000_000_000_001],
		[1e300, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
	])('%d pesos as a lower and as an upper bound', (pesos, up, down) => {
		expect(centavosOfPesos(pesos, 'up')).toBe(up);
		expect(centavosOfPesos(pesos, 'down')).toBe(down);
	});

	test('every whole number of centavos survives the way through pesos', () => {
		fc.assert(
			fc.property(fc.nat({ max: 2 ** 31 - 1 }), fc.nat({ max: 99 }), (pesos, cents) => {
				const centavos = pesos * 100 + cents;
				expect(centavosOfPesos(Number(`${pesos}.${String(cents).padStart(2, '0')}`), 'up')).toBe(centavos);
				expect(centavosOfPesos(centavos / 100, 'down')).toBe(centavos);
			})
		);
	});

	test('parameters are never BigInt, nor is a value pasted into the SQL', () => {
		const hostile = "'; DROP TABLE works; --";
		const { where, params } = toSql(
			state({ contractor: hostile, amount: { from: 1, to: null }, years: { from: 2015, to: 2018 } }),
			NO_SEARCH
		);
		expect(where).not.toContain('DROP');
		expect(params).toEqual([2015, 2018, 100, hostile]);
	});

	test('a year without a list of zones has no work inside', () => {
		const unlisted = state({ zap: true, zapList: 2019 });
		expect(toSql(unlisted, NO_SEARCH).where).toBe('FALSE');
		expect(works.filter((_, row) => toPredicate(unlisted, NO_SEARCH, core, null)(row))).toEqual([]);
		expect(toMapFilter(unlisted, NO_SEARCH)).toEqual(['all', ['literal', false]]);
	});
});

describe('what is not known is an error, not a guess', () => {
	const searching = state({ text: 'puente' });
	test('a search that is not resolved', () => {
		expect(() => toSql(searching, NO_SEARCH)).toThrow(FilterError);
		expect(() => toMapFilter(searching, NO_SEARCH)).toThrow(/"puente"/);
		expect(() => toPredicate(searching, NO_SEARCH, core, text)).toThrow(FilterError);
		expect(toSql(searching, NO_SEARCH, { except: 'text' }).where).toBe('TRUE');
	});
	test('text columns that are not loaded', () => {
		expect(() => toPredicate(state({ agency: 'SOP' }), NO_SEARCH, core, null)).toThrow(/works_text/);
	});
});

describe('the properties of a point', () => {
	test('say what the work says, and leave out what it does not', () => {
		works.forEach((work, ordinal) => {
			const given = (value: string | number | null) => value ?? undefined;
			expect(featureProperties(core, text, ordinal)).toEqual({
				o: ordinal,
				y: given(work.year),
				m: given(work.municipality),
				r: given(work.rubro),
				t: given(work.tema),
				k: work.kind,
				s: work.status,
				z: work.zap === null ? 0 : work.zap ? 2 : 1,
				inv: given(work.investment),
				apr: given(work.approved),
				mod: given(work.modified),
				con: given(work.contracted),
				eje: given(work.spent),
				d:
					work.approved === null || work.modified === null || work.approved <= 0
						? undefined
						: Math.floor(((work.modified - work.approved) * 10_000) / work.approved),
				c: given(work.contractor),
				g: given(work.agency)
			});
			expect(Object.values(featureProperties(core, text, ordinal))).not.toContain(undefined);
		});
	});
});

describe('ordinals in SQL', () => {
	test('however they are written, they choose themselves', async () => {
		const connection = await (await DuckDBInstance.create(':memory:')).connect();
		await connection.run('CREATE TABLE works AS SELECT range::INTEGER AS ordinal FROM range(3000)');
		await fc.assert(
			fc.asyncProperty(searchResults(3_000), async (ordinals) => {
				const result = await connection.runAndReadAll(
					`SELECT ordinal FROM works WHERE ${ordinalsSql('ordinal', ordinals)} ORDER BY ordinal`
				);
				expect(result.getRowsJS().map(([ordinal]) => ordinal)).toEqual([...ordinals]);
			}),
			{ numRuns: 200 }
		);
	});

	test('neighbours are written once', () => {
		const half = Uint32Array.from({ length: 50_000 }, (_, i) => i + Math.floor(i / 1_000));
		expect(ordinalsSql('ordinal', half).length).toBeLessThan(1_500);
	});
});
