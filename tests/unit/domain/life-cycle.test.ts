import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
	delayOf,
	latenessOf,
	stagesOf,
	STATUS_CODES,
	type EventKind,
	type Lived,
	type Stage,
	type StageKind
} from '../../../src/lib/domain';

const AS_OF = '2021-01-31';
const BARE: Lived['work'] = {
	status: 'en_ejecucion',
	procurement_method: 'licitacion',
	planned_start: null,
	planned_end: null,
	actual_start: null,
	actual_end: null
};
const events = (...days: [EventKind, string][]) => days.map(([kind, date]) => ({ kind, date }));
const lived = (work: Partial<Lived['work']>, days: [EventKind, string][] = []): Lived => ({
	work: { ...BARE, ...work },
	events: events(...days),
	contracts: []
});
const line = (life: Lived): Stage[] => stagesOf(life, AS_OF);
const stage = (life: Lived, kind: StageKind): Stage => {
	const found = line(life).find((one) => one.kind === kind);
	if (!found) throw new Error(`expected a stage ${kind}, met none`);
	return found;
};
const states = (life: Lived) => Object.fromEntries(line(life).map(({ kind, state }) => [kind, state]));

describe('the line of a whole life', () => {
	const whole = lived(
		{
			status: 'terminada',
			planned_start: '2019-01-10',
			planned_end: '2019-06-30',
			actual_start: '2019-01-15',
			actual_end: '2019-08-29'
		},
		[
			['tendered', '2018-11-05'],
			['contracted', '2018-12-20'],
			['started', '2019-01-15'],
			['suspended', '2019-03-01'],
			['resumed', '2019-03-21'],
			['finished', '2019-08-29'],
			['delivered', '2019-09-10']
		]
	);
	it('has every stage with its day, in order', () => {
		expect(line(whole).map(({ kind, state, date }) => [kind, state, date])).toEqual([
			['planned', 'done', '2019-01-10'],
			['tendered', 'done', '2018-11-05'],
			['contracted', 'done', '2018-12-20'],
			['started', 'done', '2019-01-15'],
			['paused', 'done', '2019-03-01'],
			['finished', 'done', '2019-08-29'],
			['delivered', 'done', '2019-09-10']
		]);
		expect(stage(whole, 'planned').until).toBe('2019-06-30');
		expect(stage(whole, 'paused').until).toBe('2019-03-21');
	});
	it('says by how long each was late', () => {
		expect(stage(whole, 'started').late).toBe(5);
		expect(stage(whole, 'finished').late).toBe(60);
		expect(delayOf(line(whole))).toEqual({ of: 'finished', open: false, days: 60, planned: '2019-06-30' });
	});
	it('before its time is less than nothing late', () => {
		const early = lived({ status: 'terminada', planned_end: '2019-06-30', actual_end: '2019-06-20' });
		expect(delayOf(line(early))).toMatchObject({ days: -10, open: false });
	});
});

describe('what should have happened and has not', () => {
	it('is late up to the day of the release', () => {
		const going = lived({ planned_end: '2020-12-31', actual_start: '2020-01-01' });
		expect(stage(going, 'finished')).toMatchObject({ state: 'overdue', late: 31, date: null });
		expect(delayOf(line(going))).toEqual({ of: 'finished', open: true, days: 31, planned: '2020-12-31' });
	});
	it('is not late on the day itself', () => {
		expect(stage(lived({ planned_end: AS_OF }), 'finished')).toMatchObject({ state: 'ahead', late: null });
		expect(delayOf(line(lived({ planned_end: AS_OF })))).toBeNull();
	});
	it('a work that should have begun', () => {
		const waiting = lived({ status: 'contratada', planned_start: '2020-11-02', planned_end: '2021-06-30' });
		expect(states(waiting)).toEqual({
			planned: 'done',
			tendered: 'unknown',
			contracted: 'done',
			started: 'overdue',
			finished: 'ahead',
			delivered: 'ahead'
		});
		expect(delayOf(line(waiting))).toEqual({ of: 'started', open: true, days: 90, planned: '2020-11-02' });
	});
	it('a work that goes on has begun, whether its day is known or not: it is not late to begin', () => {
		expect(stage(lived({ planned_start: '2015-01-01' }), 'started')).toMatchObject({
			state: 'done',
			date: null,
			late: null
		});
	});
});

describe('what is not published', () => {
	it('stays unknown: nothing is said to be late of a work without a status', () => {
		const silent = lived({ status: 'sin_dato', procurement_method: null, planned_end: '2015-01-01' });
		expect(states(silent)).toEqual({
			planned: 'done',
			tendered: 'unknown',
			contracted: 'unknown',
			started: 'unknown',
			paused: 'unknown',
			finished: 'unknown',
			delivered: 'unknown'
		});
		expect(delayOf(line(silent))).toBeNull();
	});
	it('nothing at all', () => {
		expect(stage(lived({ status: 'planeada' }), 'planned')).toMatchObject({ state: 'unknown', date: null });
	});
	it('a finished work without its day is finished, and its delay is not known', () => {
		const done = lived({ status: 'terminada', planned_end: '2015-01-01' });
		expect(stage(done, 'finished')).toMatchObject({ state: 'done', date: null, late: null });
		expect(delayOf(line(done))).toBeNull();
	});
	it('what is no day is not counted with', () => {
		expect(stage(lived({ planned_end: '2019-06', actual_end: '2019-07-01' }), 'finished').late).toBeNull();
		expect(stage(lived({ planned_end: '2019-13-45' }), 'finished').late).toBeNull();
	});
});

describe('what is not for this work', () => {
	it('a direct award is not put out to tender, own forces sign no contract', () => {
		expect(states(lived({ procurement_method: 'adjudicacion' })).tendered).toBe('skipped');
		expect(states(lived({ procurement_method: 'administracion' }))).toMatchObject({
			tendered: 'skipped',
			contracted: 'skipped'
		});
	});
	it('a cancelled work is never late and never ends', () => {
		const ended = lived({ status: 'cancelada', planned_end: '2015-01-01' }, [['cancelled', '2014-05-06']]);
		expect(states(ended)).toMatchObject({ finished: 'skipped', delivered: 'skipped', cancelled: 'done' });
		expect(stage(ended, 'cancelled').date).toBe('2014-05-06');
		expect(delayOf(line(ended))).toBeNull();
		expect(stage(lived({ status: 'cancelada' }), 'cancelled').date).toBeNull();
	});
	it('what has not begun does not pause', () => {
		expect(states(lived({ status: 'planeada' })).paused).toBeUndefined();
	});
});

describe('pauses', () => {
	it('several, the last one open', () => {
		const stopped = lived({ status: 'suspendida' }, [
			['suspended', '2020-05-01'],
			['suspended', '2020-01-10'],
			['resumed', '2020-02-10']
		]);
		expect(line(stopped).filter(({ kind }) => kind === 'paused')).toMatchObject([
			{ state: 'done', date: '2020-01-10', until: '2020-02-10' },
			{ state: 'now', date: '2020-05-01', until: null }
		]);
	});
	it('one without a day', () => {
		expect(stage(lived({ status: 'suspendida' }), 'paused')).toMatchObject({ state: 'now', date: null });
	});
	it('an end without a beginning', () => {
		expect(stage(lived({}, [['resumed', '2020-02-10']]), 'paused')).toMatchObject({
			date: null,
			until: '2020-02-10'
		});
	});
});

it('the first contract that was signed is the day of the contract', () => {
	const life = {
		...lived({}),
		contracts: [{ signed_on: '2020-03-01' }, { signed_on: null }, { signed_on: '2019-03-01' }]
	};
	expect(stage(life, 'contracted')).toMatchObject({ state: 'done', date: '2019-03-01' });
});

test('the line and the rule of lateness never disagree', () => {
	const day = fc.option(
		fc
			.date({ min: new Date('2018-01-01'), max: new Date('2022-12-31'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10))
	);
	fc.assert(
		fc.property(fc.constantFrom(...STATUS_CODES), day, day, (status, planned_end, actual_end) => {
			const finished = stage(lived({ status, planned_end, actual_end }), 'finished');
			const ruled = latenessOf({ status, planned_end, actual_end }, AS_OF);
			if (ruled.state === 'late') expect(finished).toMatchObject({ state: 'overdue', late: ruled.days });
			else expect(finished.state).not.toBe('overdue');
			if (ruled.state === 'finished_late')
				expect(finished).toMatchObject({ state: 'done', late: ruled.days });
			if (ruled.state === 'finished_on_time') expect(finished.late).toBeLessThanOrEqual(0);
		}),
		{ numRuns: 2_000 }
	);
});
