import { describe, expect, it } from 'vitest';
import type { Ceiling } from '../../../scripts/flags/ceilings';
import { judge, type Case } from './flags-fixture';

type Row = Case['works'][number];
/** So many works alike, each with one contract. */
const times = (count: number, make: (i: number) => Row): Row[] =>
	Array.from({ length: count }, (_, i) => make(i));
const stateOf = async (flag: string, given: Case, count = given.works.length): Promise<string[]> => {
	const verdict = await judge(flag, given);
	return Array.from({ length: count }, (_, i) => verdict(i).state);
};
const day = (i: number): string =>
	`2022-${String(1 + (i % 11)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`;

describe('contracts of one agency that repeat', () => {
	const contracts = (amounts: (number | null)[]) =>
		amounts.map((amount, of) => ({
			of,
			centavos: amount === null ? null : BigInt(amount),
			signed_on: day(of)
		}));
	const others = (count: number): number[] => Array.from({ length: count }, (_, i) => 1_000_001 + i * 17);

	it('two of twenty with one amount are asked about, two of twenty-one are not', async () => {
		const twenty = [7_777_777, 7_777_777, ...others(18)];
		const works = (count: number) => times(count, () => ({}));
		expect(
			(await stateOf('repeated_amount', { works: works(20), contracts: contracts(twenty) })).slice(0, 3)
		).toEqual(['raised', 'raised', 'not']);
		expect(
			(await stateOf('repeated_amount', { works: works(21), contracts: contracts([...twenty, 5]) })).slice(
				0,
				1
			)
		).toEqual(['not']);
	});

	it('says nothing of ten contracts or fewer, of a missing amount or agency, or of a work without a contract', async () => {
		const works = times(12, (i) => (i === 11 ? { agency: null } : {}));
		expect(
			await stateOf(
				'repeated_amount',
				{ works: times(10, () => ({})), contracts: contracts([7, 7, ...others(8)]) },
				1
			)
		).toEqual(['not_calculable']);
		const states = await stateOf('repeated_amount', {
			works,
			contracts: contracts([null, ...others(9), 1, 2]).filter(({ of }) => of !== 10)
		});
		expect([states[0], states[10], states[11]]).toEqual([
			'not_calculable',
			'not_calculable',
			'not_calculable'
		]);
	});

	it('titles likewise', async () => {
		const works = (same: number) => times(20, (i) => ({ name: i < same ? 'Obras varias' : `Obra ${i}` }));
		const all = contracts(others(20));
		expect((await stateOf('repeated_title', { works: works(2), contracts: all })).slice(0, 3)).toEqual([
			'raised',
			'raised',
			'not'
		]);
		expect((await stateOf('repeated_title', { works: works(1), contracts: all })).slice(0, 1)).toEqual([
			'not'
		]);
	});

	it('three of ten and one more are too few for a day; four of twelve are not', async () => {
		const signed = (count: number, same: number) =>
			times(count, (of) => ({ of, centavos: 5n, signed_on: of < same ? '2022-12-31' : day(of) }));
		const works = (count: number) => times(count, () => ({}));
		expect(
			(await stateOf('same_day_awards', { works: works(12), contracts: signed(12, 4) })).slice(0, 5)
		).toEqual(['raised', 'raised', 'raised', 'raised', 'not']);
		expect(
			(await stateOf('same_day_awards', { works: works(12), contracts: signed(12, 3) })).slice(0, 1)
		).toEqual(['not']);
		expect(
			(await stateOf('same_day_awards', { works: works(10), contracts: signed(10, 4) })).slice(0, 1)
		).toEqual(['not_calculable']);
	});
});

describe('one contract by itself', () => {
	const works = times(4, () => ({}));
	it('round_amount', async () => {
		const amounts = [100_000_00n, 100_000_01n, null, 2_300_000_00n];
		const contracts = amounts.map((centavos, of) => ({ of, centavos }));
		expect(await stateOf('round_amount', { works, contracts })).toEqual([
			'raised',
			'not',
			'not_calculable',
			'raised'
		]);
	});
	it('over_1000_days', async () => {
		const contracts = [
			{ of: 0, start: '2020-01-01', end: '2022-09-27' },
			{ of: 1, start: '2020-01-01', end: '2022-09-28' },
			{ of: 2, start: '2020-01-01' }
		];
		expect(await stateOf('over_1000_days', { works, contracts })).toEqual([
			'not',
			'raised',
			'not_calculable',
			'not_calculable'
		]);
	});
	it('signed_before_award', async () => {
		const contracts = ['2022-03-02', '2022-03-01', null].map((signed_on, of) => ({ of, signed_on }));
		const events = [0, 1, 2].map((of) => ({ of, kind: 'contracted', date: '2022-03-02' }));
		expect(await stateOf('signed_before_award', { works, contracts, events })).toEqual([
			'not',
			'raised',
			'not_calculable',
			'not_calculable'
		]);
	});
});

describe('split_under_ceiling', () => {
	const ceilings: Ceiling[] = [
		{
			year: 2022,
			buyer: 'municipal',
			population_up_to: 100_000,
			direct: 50,
			invitation: 80,
			source: 'prueba'
		},
		{ year: 2022, buyer: 'municipal', population_up_to: null, direct: 100, invitation: 200, source: 'prueba' }
	];
	const direct = { procurement_method: 'adjudicacion' };
	const two = (second: Row, first: Row = {}) => [
		{ of: 0, centavos: 60n, signed_on: '2022-03-01', method: 'adjudicacion', contractor: 'A', ...first },
		{ of: 1, centavos: 41n, signed_on: '2022-05-30', method: 'adjudicacion', contractor: 'A', ...second }
	];
	const states = (second: Row, works: Row[] = [direct, direct], given: Partial<Case> = {}) =>
		stateOf('split_under_ceiling', { works, contracts: two(second), ceilings, ...given });

	it('asks of two within 90 days that pass the ceiling together', async () => {
		expect(await states({})).toEqual(['raised', 'raised']);
		expect(await states({ centavos: 40n })).toEqual(['not', 'not']);
		expect(await states({ signed_on: '2022-05-31' })).toEqual(['not', 'not']);
		expect(await states({ contractor: 'B' })).toEqual(['not', 'not']);
		expect(await states({ centavos: 101n })).toEqual(['not', 'not']);
		expect(await states({ method: 'licitacion' })).toEqual(['not', 'not']);
	});
	it('asks of other suppliers at the same site', async () => {
		const site = { ...direct, lon: -100.80001, lat: 20.50001 };
		expect(await states({ contractor: 'B' }, [site, site])).toEqual(['raised', 'raised']);
		expect(await states({ contractor: 'B' }, [site, { ...site, lat: 20.6 }])).toEqual(['not', 'not']);
		expect(await states({ contractor: 'B' }, [{ ...site, location_quality: 'locality' }, site])).toEqual([
			'not',
			'not'
		]);
	});
	it('uses the ceiling of the population and the year, and says nothing where none is known', async () => {
		expect(await states({}, undefined, { municipalities: [{ code: '11007', population: 90_000 }] })).toEqual([
			'not',
			'not'
		]);
		expect(await states({}, undefined, { ceilings: [] })).toEqual(['not_calculable', 'not_calculable']);
		expect(await states({ signed_on: '2021-05-30' })).toEqual(['not', 'not_calculable']);
		const state = { ...direct, agency: 'Secretaría de Obra Pública' };
		expect(await states({}, [state, state])).toEqual(['not_calculable', 'not_calculable']);
		expect(await states({ centavos: null })).toEqual(['not', 'not_calculable']);
	});
	it('near_ceiling: four of ten close to it are asked about, three of ten are not', async () => {
		const awards = (close: number, count = 10) => ({
			works: times(count, () => direct),
			contracts: times(count, (of) => ({
				of,
				method: 'adjudicacion',
				signed_on: '2022-03-01',
				centavos: of < close ? 90n : 89n
			})),
			ceilings
		});
		const agency = async (given: Case) => (await judge('near_ceiling', given))('Municipio de Celaya').state;
		expect(await agency(awards(4))).toBe('raised');
		expect(await agency(awards(3))).toBe('not');
		expect(await agency(awards(4, 9))).toBe('not_calculable');
		expect(await agency({ ...awards(4), ceilings: [] })).toBe('not_calculable');
	});
});

describe('suppliers', () => {
	it('supplier_concentration: over 30 % of a buyer, with its HHI beside', async () => {
		const given = (own: number): Case => ({
			works: times(11, () => ({})),
			contracts: times(11, (of) => ({
				of,
				centavos: 10n,
				contractor: of < own ? 'A' : of === 10 ? 'J' : `otro ${of}`
			}))
		});
		const four = await judge('supplier_concentration', given(4));
		expect(four(0)).toMatchObject({ state: 'raised', value: 4 / 11, peer: 'A' });
		expect(four(0).reference).toBeCloseTo(((16 + 7) * 10_000) / 121);
		expect(four(10).state).toBe('not');
		expect((await judge('supplier_concentration', given(3)))(0).state).toBe('not');
	});
	it('supplier_concentration: one large contract is not a concentration; an unknown supplier is not calculable', async () => {
		const works = times(11, (i) => (i === 5 ? { contractor: null } : {}));
		const contracts = times(11, (of) => ({
			of,
			centavos: of === 0 ? 10_000n : 10n,
			contractor: of === 5 ? null : `C${of}`
		}));
		const verdict = await judge('supplier_concentration', { works, contracts });
		expect([verdict(0).state, verdict(5).state]).toEqual(['not', 'not_calculable']);
		const few = await judge('supplier_concentration', {
			works: works.slice(0, 5),
			contracts: contracts.slice(0, 5)
		});
		expect(few(0).state).toBe('not_calculable');
	});
	it('sudden_supplier: among the largest of its year and five times its best of three years before', async () => {
		const given = (before: bigint, from = 2018): Case => {
			const year = (y: number, amount: (i: number) => bigint, first: number) =>
				times(12, (i) => ({
					of: first + i,
					contractor: `C${i}`,
					signed_on: `${y}-06-01`,
					centavos: amount(i)
				}));
			return {
				works: times(36, () => ({})),
				contracts: [
					...year(from, () => 10n, 0),
					...year(2021, (i) => (i === 0 ? before : 10n), 12),
					...year(2022, (i) => (i === 0 ? 1000n : 10n + BigInt(i)), 24)
				]
			};
		};
		expect((await judge('sudden_supplier', given(199n)))(24)).toMatchObject({
			state: 'raised',
			value: 1000,
			reference: 199,
			peer: 'C0'
		});
		expect((await judge('sudden_supplier', given(200n)))(24).state).toBe('not');
		expect((await judge('sudden_supplier', given(199n)))(25).state).toBe('not');
		expect((await judge('sudden_supplier', given(10n, 2020)))(24).state).toBe('not_calculable');
	});
	it('heterogeneous_supplier: far more subjects than the others', async () => {
		const works = (temas: number) => [
			...times(20, (i) => ({ contractor: `C${i % 10}`, tema: `t${i % 2}` })),
			...times(temas, (i) => ({ contractor: 'Todo', tema: `t${i}` })),
			{ contractor: null }
		];
		const states = await stateOf('heterogeneous_supplier', { works: works(4) });
		expect([states[0], states[20], states.at(-1)]).toEqual(['not', 'raised', 'not_calculable']);
		expect((await stateOf('heterogeneous_supplier', { works: works(1) }))[20]).toBe('not');
		expect((await stateOf('heterogeneous_supplier', { works: works(4).slice(14) }))[6]).toBe(
			'not_calculable'
		);
	});
});

describe('agencies', () => {
	const AGENCY = 'Municipio de Celaya';
	it('december_awards: over 30 % of a year’s amount, of more than ten contracts', async () => {
		const given = (december: bigint, count = 11): Case => ({
			works: times(count, () => ({})),
			contracts: times(count, (of) => ({
				of,
				centavos: of === 0 ? december : 7n,
				signed_on: of === 0 ? '2022-12-10' : '2022-06-10'
			}))
		});
		expect((await judge('december_awards', given(30n)))(AGENCY).state).toBe('not');
		expect((await judge('december_awards', given(31n)))(AGENCY)).toMatchObject({
			state: 'raised',
			peer: '2022',
			observed: 31,
			reference: 101
		});
		expect((await judge('december_awards', given(31n, 10)))(AGENCY).state).toBe('not_calculable');
	});
	it('december_spending: needs a cut in November and one at the close', async () => {
		const cut = (observed_on: string, centavos: bigint) => ({
			of: 0,
			fiscal_year: 2022,
			moment: 'exercised',
			observed_on,
			centavos
		});
		const state = async (...amounts: Row[]) =>
			(await judge('december_spending', { works: [{}], amounts }))(AGENCY).state;
		expect(await state(cut('2022-11-30', 75n), cut('2022-12-31', 100n))).toBe('not');
		expect(await state(cut('2022-11-30', 74n), cut('2022-12-31', 100n))).toBe('raised');
		expect(await state(cut('2022-09-30', 74n), cut('2022-12-31', 100n))).toBe('not_calculable');
		expect(await state()).toBe('not_calculable');
	});
	it('benford_two_digits: amounts that follow the law are not asked about, equal ones are, and 299 are too few', async () => {
		const given = (count: number, amount: (i: number) => number): Case => ({
			works: [{}],
			contracts: times(count, () => ({ of: 0 })).map((row, i) => ({
				...row,
				centavos: BigInt(Math.round(amount(i)))
			}))
		});
		// Equal steps of the logarithm are Benford's law itself.
		const lawful = (i: number): number => 10 ** (6 + ((i + 0.5) / 1800) * 2);
		expect((await judge('benford_two_digits', given(1800, lawful)))(AGENCY).state).toBe('not');
		expect(
			(
				await judge(
					'benford_two_digits',
					given(300, () => 187_000)
				)
			)(AGENCY)
		).toMatchObject({ state: 'raised', observed: 300 });
		expect(
			(
				await judge(
					'benford_two_digits',
					given(299, () => 187_000)
				)
			)(AGENCY).state
		).toBe('not_calculable');
	});
});

describe('contracts’ files', () => {
	it('a works contract of no known work counts among its buyer’s, and is no work’s flag; one of services does not count', async () => {
		const works = times(20, () => ({}));
		const own = times(20, (of) => ({ of, centavos: of < 2 ? 7_777_777n : BigInt(1_000_001 + of) }));
		const loose = { of: 'nobody', buyer: 'Municipio de Celaya', centavos: 5n };
		const state = async (kind: string) =>
			(await judge('repeated_amount', { works, contracts: [...own, { ...loose, kind }] }))(0).state;
		expect(await state('Servicios')).toBe('raised');
		expect(await state('Obra Pública')).toBe('not');
	});
	it('dates of a contract stand in for those of the work', async () => {
		const contracts = [
			{ of: 0, published_on: '2022-03-01', awarded_on: '2022-03-15', signed_on: '2022-03-14' },
			{ of: 1, published_on: '2022-03-01', awarded_on: '2022-03-16', signed_on: '2022-03-16' },
			{ of: 2, published_on: '2022-03-01' }
		];
		const works = times(3, () => ({}));
		expect(await stateOf('short_tender', { works, contracts })).toEqual(['raised', 'not', 'not_calculable']);
		expect(await stateOf('signed_before_award', { works, contracts })).toEqual([
			'raised',
			'not',
			'not_calculable'
		]);
	});
});

describe('contracts of which no work is known', () => {
	const stray = (row: number, fields: Row): Row => ({
		of: null,
		kind: 'Obra pública',
		source_file: 'contratos.csv',
		source_row: row,
		buyer: 'Municipio de Celaya',
		...fields
	});
	it('raise flags of their own, by file and row, and no work raises them', async () => {
		const works = [{ procurement_method: 'adjudicacion' }];
		const signed = await judge('signed_before_award', {
			works,
			contracts: [
				stray(7, { signed_on: '2022-03-01', awarded_on: '2022-03-02' }),
				stray(8, { signed_on: '2022-03-02', awarded_on: '2022-03-02' }),
				stray(9, { signed_on: '2022-03-02' })
			]
		});
		expect(signed('contratos.csv:7')).toMatchObject({ state: 'raised', value: 1 });
		expect(signed('contratos.csv:8').state).toBe('not');
		expect(signed(0).state).not.toBe('raised');
		const short = await judge('short_tender', {
			works,
			contracts: [
				stray(2, { method: 'licitacion', published_on: '2022-03-01', awarded_on: '2022-03-15' }),
				stray(3, { method: 'licitacion', published_on: '2022-03-01', awarded_on: '2022-03-16' }),
				stray(4, { method: 'adjudicacion', published_on: '2022-03-01', awarded_on: '2022-03-02' })
			]
		});
		expect(short('contratos.csv:2')).toMatchObject({ state: 'raised', value: 14 });
		expect([3, 4].map((row) => short(`contratos.csv:${row}`).state)).toEqual(['not', 'not']);
		const single = await judge('single_bid', {
			works,
			contracts: [
				stray(2, { method: 'licitacion', bidders: 1 }),
				stray(3, { method: 'licitacion', bidders: 2 })
			]
		});
		expect([2, 3].map((row) => single(`contratos.csv:${row}`).state)).toEqual(['raised', 'not']);
	});
	it('are counted where a flag cannot be calculated of them, and goods are not asked about', async () => {
		const answer = await judge('round_amount', {
			works: [],
			contracts: [
				stray(2, {}),
				stray(3, {}),
				stray(4, { centavos: 10_000_000n }),
				stray(5, { kind: 'Adquisiciones', centavos: 10_000_000n })
			]
		});
		expect(answer('contratos.csv:4').state).toBe('raised');
		expect(answer('contratos.csv:5').state).toBe('not');
		expect(answer('')).toMatchObject({ state: 'not_calculable', value: 2 });
	});
	it('count beside those of works: two direct awards, one of a work that is not known, together above the ceiling', async () => {
		const ceilings: Ceiling[] = [
			{
				year: 2022,
				buyer: 'municipal',
				population_up_to: null,
				direct: 100,
				invitation: 200,
				source: 'prueba'
			}
		];
		const split = await judge('split_under_ceiling', {
			works: [{ contractor: 'Uno', procurement_method: 'adjudicacion' }],
			contracts: [
				{ of: 0, centavos: 60n, signed_on: '2022-03-01', method: 'adjudicacion' },
				stray(9, { contractor: 'Uno', centavos: 60n, signed_on: '2022-04-01', method: 'adjudicacion' })
			],
			ceilings
		});
		// The ceiling depends on the municipality, which a contract without a work does not tell.
		expect(split(0).state).toBe('not');
		expect(split('')).toMatchObject({ state: 'not_calculable', value: 1 });
	});
});
