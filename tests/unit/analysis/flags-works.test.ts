import { describe, expect, it } from 'vitest';
import type { FlagState } from '../../../src/lib/analysis';
import { judge, type Case } from './flags-fixture';

type Row = Case['works'][number];

/** Cases of flags that one work's own columns decide: what the work says, and the verdict. */
const CASES: Record<string, [says: string, work: Row, FlagState][]> = {
	cost_growth: [
		['25 % exactly', { approved: 100_00n, modified: 125_00n }, 'not'],
		['a centavo more', { approved: 100_00n, modified: 125_01n }, 'raised'],
		['less than approved', { approved: 100_00n, modified: 50_00n }, 'not'],
		['no approved budget', { modified: 125_01n }, 'not_calculable'],
		['no modified budget', { approved: 100_00n }, 'not_calculable'],
		['approved zero', { approved: 0n, modified: 10n }, 'not_calculable']
	],
	delay: [
		['125 of 100 days', dates('2022-01-01', '2022-04-11', '2022-01-01', '2022-05-06'), 'not'],
		['126 of 100 days', dates('2022-01-01', '2022-04-11', '2022-01-01', '2022-05-07'), 'raised'],
		[
			'no planned end',
			{ ...dates('2022-01-01', '2022-04-11', '2022-01-01', '2022-05-07'), planned_end: null },
			'not_calculable'
		],
		['finished without an end', { planned_start: '2022-01-01', planned_end: '2022-04-11' }, 'not_calculable'],
		[
			'still building',
			{ status: 'en_ejecucion', planned_start: '2022-01-01', planned_end: '2022-04-11' },
			'not'
		],
		[
			'end planned before its start',
			dates('2022-04-11', '2022-01-01', '2022-01-01', '2022-05-07'),
			'not_calculable'
		]
	],
	physical_behind_financial: [
		['20 points', { financial_progress: 70.1, physical_progress: 50.1 }, 'not'],
		['20.1 points', { financial_progress: 70.2, physical_progress: 50.1 }, 'raised'],
		['ahead', { financial_progress: 20, physical_progress: 90 }, 'not'],
		['no physical progress', { financial_progress: 70 }, 'not_calculable'],
		['no financial progress', { physical_progress: 70 }, 'not_calculable'],
		['still planned', { status: 'planeada' }, 'not']
	],
	paid_beyond_contract: [
		['paid what was contracted', { contracted: 100n, paid: 100n }, 'not'],
		['a centavo more', { contracted: 100n, paid: 101n }, 'raised'],
		['exercised, where paid is missing', { contracted: 100n, exercised: 101n }, 'raised'],
		['no contract amount', { paid: 101n }, 'not_calculable'],
		['nothing said of payment', { contracted: 100n }, 'not_calculable'],
		['own forces', { procurement_method: 'administracion', paid: 101n }, 'not']
	],
	single_bid: [
		['one in an open tender', { bidders: 1 }, 'raised'],
		['one in an invitation', { bidders: 1, procurement_method: 'invitacion' }, 'raised'],
		['two', { bidders: 2 }, 'not'],
		['one in a direct award', { bidders: 1, procurement_method: 'adjudicacion' }, 'not'],
		['bidders missing', { bidders: null }, 'not_calculable'],
		['procedure missing', { bidders: 1, procurement_method: null }, 'not_calculable'],
		['procedure missing, several bidders', { bidders: 3, procurement_method: null }, 'not'],
		['still in tender', { bidders: null, status: 'licitacion' }, 'not']
	],
	outside_municipality: [
		['a suspect point', { location_quality: 'suspect' }, 'raised'],
		['its own point, checked', { location_quality: 'exact', location_note: 'point' }, 'not'],
		[
			'checked by the state only',
			{ location_quality: 'exact', location_note: 'point.state_box' },
			'not_calculable'
		],
		[
			'municipality taken from the point',
			{ location_quality: 'exact', location_note: 'point.municipality_found' },
			'not_calculable'
		],
		['point of the locality', { location_quality: 'locality' }, 'not_calculable'],
		['no point', { location_quality: 'none' }, 'not_calculable']
	],
	estimate_equals_contract: [
		['equal', { approved: 100n, contracted: 100n }, 'raised'],
		['a centavo apart', { approved: 100n, contracted: 101n }, 'not'],
		['no estimate', { contracted: 100n }, 'not_calculable'],
		['no contract', { approved: 100n }, 'not_calculable']
	]
};

function dates(planned_start: string, planned_end: string, actual_start: string, actual_end: string): Row {
	return { planned_start, planned_end, actual_start, actual_end };
}

describe.each(Object.entries(CASES))('%s', (flag, cases) => {
	it('says each case as it should', async () => {
		const verdict = await judge(flag, { works: cases.map(([, work]) => work) });
		expect(cases.map(([says], i) => [says, verdict(i).state])).toEqual(
			cases.map(([says, , state]) => [says, state])
		);
	});
});

it('carries what was compared with what', async () => {
	const verdict = await judge('cost_growth', { works: [{ approved: 100_00n, modified: 150_00n }] });
	expect(verdict(0)).toEqual({
		state: 'raised',
		value: 0.5,
		threshold: 0.25,
		observed: 150_00,
		reference: 100_00,
		peer: null
	});
});

describe('progress_falls', () => {
	const reports = (of: number, ...physical: (number | null)[]) =>
		physical.map((value, i) => ({ of, observed_on: `2022-0${i + 1}-28`, physical: value }));
	it('compares each report with the one before that has a figure', async () => {
		const verdict = await judge('progress_falls', {
			works: [{}, {}, {}, {}, {}, { status: 'planeada' }],
			observations: [
				...reports(0, 10, 50, 49.9, 100),
				...reports(1, 10, 10, 20),
				...reports(2, 10),
				...reports(3, 10, null, 5),
				{ of: 4, physical: 90 },
				{ of: 4, physical: 10 }
			]
		});
		expect([0, 1, 2, 3, 4, 5].map((work) => verdict(work).state)).toEqual([
			'raised',
			'not',
			'not_calculable',
			'raised',
			'not_calculable',
			'not'
		]);
		expect(verdict(3)).toMatchObject({ value: 5, observed: 5, reference: 10 });
	});
});

describe('stopped_unexplained', () => {
	it('counts days from a suspension that nothing followed', async () => {
		const suspended = (of: number, date: string) => ({ of, kind: 'suspended', date });
		const verdict = await judge('stopped_unexplained', {
			issued: '2022-12-31',
			works: [
				{ status: 'suspendida' },
				{ status: 'suspendida' },
				{ status: 'suspendida' },
				{ status: 'en_ejecucion' },
				{ status: 'terminada' },
				{ status: 'sin_dato' },
				{ status: 'en_ejecucion' }
			],
			events: [
				suspended(0, '2022-07-04'),
				suspended(1, '2022-07-03'),
				suspended(3, '2022-01-01'),
				{ of: 3, kind: 'resumed', date: '2022-02-01' },
				suspended(4, '2022-01-01'),
				suspended(6, '2022-01-01')
			]
		});
		expect([0, 1, 2, 3, 4, 5, 6].map((work) => verdict(work).state)).toEqual([
			'not',
			'raised',
			'not_calculable',
			'not',
			'not',
			'not_calculable',
			'raised'
		]);
		expect(verdict(1)).toMatchObject({ value: 181, threshold: 180 });
	});
});

describe('short_tender', () => {
	it('counts days from the call to the award', async () => {
		const days = (of: number, tendered: string | null, contracted: string | null) => [
			...(tendered ? [{ of, kind: 'tendered', date: tendered }] : []),
			...(contracted ? [{ of, kind: 'contracted', date: contracted }] : [])
		];
		const verdict = await judge('short_tender', {
			works: [
				{},
				{},
				{},
				{},
				{ procurement_method: 'adjudicacion' },
				{ procurement_method: null },
				{ procurement_method: null },
				{}
			],
			events: [
				...days(0, '2022-03-01', '2022-03-15'),
				...days(1, '2022-03-01', '2022-03-16'),
				...days(2, '2022-03-01', null),
				...days(3, null, '2022-03-15'),
				...days(4, '2022-03-01', '2022-03-02'),
				...days(5, '2022-03-01', '2022-03-02'),
				...days(6, '2022-03-01', '2022-04-02'),
				...days(7, '2022-03-15', '2022-03-01')
			]
		});
		expect([0, 1, 2, 3, 4, 5, 6, 7].map((work) => verdict(work).state)).toEqual([
			'raised',
			'not',
			'not_calculable',
			'not_calculable',
			'not',
			'not_calculable',
			'not',
			'not_calculable'
		]);
	});
});

describe('likely_duplicate', () => {
	const twin = (work: Row): Row => ({
		lon: -100.8,
		lat: 20.5,
		investment: 1_000_000n,
		name: 'Pavimentación de la calle Hidalgo, colonia Centro',
		...work
	});
	/** Degrees of latitude for so many metres. */
	const north = (metres: number): number => 20.5 + metres / 111_195;
	it.each<[string, Row, FlagState]>([
		['99 m apart', { lat: north(99) }, 'raised'],
		['101 m apart', { lat: north(101) }, 'not'],
		['2 % dearer', { investment: 1_020_000n }, 'raised'],
		['2.1 % dearer', { investment: 1_022_000n }, 'not'],
		['another year', { year: 2021 }, 'not'],
		['another title', { name: 'Rehabilitación de la red de agua potable' }, 'not'],
		['a title nearly alike', { name: 'Pavimentación de la calle Hidalgo, colonia Centro, Gto.' }, 'raised'],
		['no amount', { investment: null }, 'not_calculable'],
		['only the locality’s point', { location_quality: 'locality' }, 'not_calculable'],
		['no title', { name: null }, 'not_calculable']
	])('%s', async (_, other, expected) => {
		const verdict = await judge('likely_duplicate', { works: [twin({}), twin(other)] });
		expect(verdict(1).state).toBe(expected);
		expect(verdict(0).state).toBe(expected === 'raised' ? 'raised' : 'not');
		if (expected === 'raised') expect(verdict(1).peer).toBe('w0');
	});
});

describe('under_spending', () => {
	const seen = (of: number, date: string) => ({ of, moment: 'exercised', observed_on: date, centavos: 1n });
	it('asks a year after the planned end, of a record that reaches so far', async () => {
		const due = { planned_end: '2022-01-01', modified: 100n };
		const verdict = await judge('under_spending', {
			works: [
				{ ...due, spent: 74n },
				{ ...due, spent: 75n },
				{ ...due, spent: 74n },
				{ ...due, spent: 74n },
				{ ...due, spent: null },
				{ ...due, spent: 74n, planned_end: '2023-06-01' },
				{ ...due, spent: 74n, status: 'cancelada' },
				{ ...due, spent: 74n, planned_end: null },
				{ ...due, modified: null, approved: 100n, spent: 10n }
			],
			amounts: [
				seen(0, '2023-06-30'),
				seen(1, '2023-06-30'),
				seen(2, '2022-06-30'),
				seen(8, '2023-06-30'),
				seen(7, '2023-06-30'),
				seen(4, '2023-06-30')
			]
		});
		expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((work) => verdict(work).state)).toEqual([
			'raised',
			'not',
			'not_calculable',
			'not_calculable',
			'not_calculable',
			'not',
			'not',
			'not_calculable',
			'raised'
		]);
	});
});
