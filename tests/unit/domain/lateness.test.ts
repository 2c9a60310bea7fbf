import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, latenessOf, lateSql, STATUS_CODES, type Schedule } from '../../../src/lib/domain';

const ON = '2021-01-31';
const work = (schedule: Partial<Schedule>): Schedule => ({
	status: 'en_ejecucion',
	planned_end: null,
	actual_end: null,
	...schedule
});

describe('lateness', () => {
	test.each<[Partial<Schedule>, ReturnType<typeof latenessOf>]>([
		[{ planned_end: '2021-01-01' }, { state: 'late', days: 30 }],
		[
			{ planned_end: '2020-01-31', status: 'suspendida' },
			{ state: 'late', days: 366 }
		],
		[{ planned_end: ON }, { state: 'on_time' }],
		[{ planned_end: '2021-02-01' }, { state: 'on_time' }],
		[{}, { state: 'unknown', missing: 'planned_end' }],
		[
			{ planned_end: '2020-01-01', status: 'sin_dato' },
			{ state: 'unknown', missing: 'status' }
		],
		[{ planned_end: '2022-01-01', status: 'sin_dato' }, { state: 'on_time' }],
		[
			{ planned_end: '2020-01-01', status: 'terminada' },
			{ state: 'unknown', missing: 'actual_end' }
		],
		[
			{ planned_end: '2020-01-01', actual_end: '2020-01-11', status: 'terminada' },
			{ state: 'finished_late', days: 10 }
		],
		[
			{ planned_end: '2020-01-01', actual_end: '2020-01-01', status: 'terminada' },
			{ state: 'finished_on_time' }
		],
		[{ planned_end: '2020-01-01', status: 'cancelada' }, { state: 'cancelled' }]
	])('%j is %j', (schedule, expected) => {
		expect(latenessOf(work(schedule), ON)).toEqual(expected);
	});

	test('days are counted on the calendar, over leap years and changes of the clock', () => {
		expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
		expect(daysBetween('2021-03-01', '2021-02-28')).toBe(-1);
		expect(daysBetween('2016-04-01', '2016-11-01')).toBe(214);
	});

	test('a work whose source is silent is never late', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...STATUS_CODES),
				fc.option(fc.constantFrom('2012-05-01', '2021-01-30', '2030-01-01')),
				(status, planned_end) => {
					const { state } = latenessOf(work({ status, planned_end }), ON);
					if (status === 'sin_dato' || planned_end === null) expect(state).not.toBe('late');
				}
			)
		);
	});

	test('the condition for SQL takes nothing but a date', () => {
		expect(lateSql(ON)).toContain("DATE '2021-01-31'");
		expect(() => lateSql("2021-01-31' OR TRUE --")).toThrow(RangeError);
	});
});
