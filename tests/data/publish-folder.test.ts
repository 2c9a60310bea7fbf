import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish, PublishError, type Batch } from '../../scripts/publish';
import { indexSchema } from '../../src/lib/dataset/schemas';
import type { ReleaseIndex } from '../../src/lib/domain';
import * as v from 'valibot';
import { bytesUnder, requestFor, temporaryFolder, work } from './publish-fixture';

const batch = (id: string): Batch => ({ works: [work({ id, year: 2016, municipality: '11020', approved: 100 })] });
const on = (date: string) => ({ facts: { date, sources: [] } });
const indexOf = (out: string) => JSON.parse(readFileSync(join(out, 'index.json'), 'utf8')) as ReleaseIndex;
/** What must not be left behind by any end of a build. */
const strange = (out: string) => readdirSync(out).filter((name) => name.startsWith('.'));

test('the list keeps earlier releases, newest first; what was published last is shown', async () => {
	const out = temporaryFolder();
	const middle = await publish(requestFor(out, [batch('prueba:1')], on('2018-01-01')));
	const newest = await publish(requestFor(out, [batch('prueba:2')], on('2020-01-01')));
	const oldest = await publish(requestFor(out, [batch('prueba:3')], on('2016-01-01')));
	const index = indexOf(out);
	expect(v.safeParse(indexSchema, index).issues).toBeUndefined();
	expect(index.releases.map(({ id }) => id)).toEqual([newest.id, middle.id, oldest.id]);
	expect(index.current).toBe(oldest.id);
	expect(index.releases[0]).toMatchObject({ issued: '2020-01-01', title: 'Prueba', demonstration: false, works: 1 });
	expect(strange(out)).toEqual([]);
});

test('two that publish at the same time both stay in the list, and no file of an earlier release changes', async () => {
	const out = temporaryFolder();
	const first = await publish(requestFor(out, [batch('prueba:1')], on('2018-01-01')));
	const filesOf = ({ id }: { id: string }) => [...bytesUnder(out)].filter(([path]) => path.startsWith(id));
	const before = filesOf(first);
	expect(before.length).toBeGreaterThan(5);
	let quick: string | null = null;
	async function* slow(): AsyncGenerator<Batch> {
		quick = (await publish(requestFor(out, [batch('prueba:2')], on('2019-01-01')))).id;
		yield batch('prueba:3');
	}
	const last = await publish({ ...requestFor(out, [], on('2020-01-01')), batches: slow() });
	expect(indexOf(out).releases.map(({ id }) => id)).toEqual([last.id, quick, first.id]);
	expect(filesOf(first)).toEqual(before);
});

test('demonstration data never takes the place of real data', async () => {
	const out = temporaryFolder();
	const first = await publish(requestFor(out, [batch('demo:1')], { ...on('2021-01-01'), demonstration: true }));
	expect(indexOf(out).current).toBe(first.id);
	const real = await publish(requestFor(out, [batch('prueba:1')], on('2016-01-01')));
	expect(indexOf(out).current).toBe(real.id);
	await publish(requestFor(out, [batch('demo:2')], { ...on('2022-01-01'), demonstration: true }));
	expect(indexOf(out).current).toBe(real.id);
});

test('publishing the same again changes nothing, and mends a damaged release', async () => {
	const out = temporaryFolder();
	const { id } = await publish(requestFor(out, [batch('prueba:1')]));
	const before = bytesUnder(out);
	await publish(requestFor(out, [batch('prueba:1')]));
	expect(bytesUnder(out)).toEqual(before);
	writeFileSync(join(out, id, 'works.parquet'), 'broken');
	await publish(requestFor(out, [batch('prueba:1')]));
	expect(bytesUnder(out)).toEqual(before);
});

test.each<[string, Iterable<Batch>, RegExp]>([
	['two works of one id', [batch('prueba:1'), batch('prueba:1')], /two works prueba:1/],
	[
		'a row about no work',
		[{ ...batch('prueba:1'), events: [{ work: 'prueba:9', kind: 'started', date: '2016-01-01' }] }],
		/rows about prueba:9/
	],
	[
		'a date that is none',
		[{ ...batch('prueba:1'), events: [{ work: 'prueba:1', kind: 'started', date: '2015-02-29' }] }],
		/a date YYYY-MM-DD in events.date; met "2015-02-29"/
	],
	['money in fractions', [{ works: [work({ id: 'prueba:1', approved: 0.5 })] }], /whole centavos of work prueba:1; met 0.5/],
	['a wrong investment', [{ works: [work({ id: 'prueba:1', approved: 5, investment: 6 })] }], /investment 5 of work prueba:1; met 6/],
	['a wrong spent', [{ works: [work({ id: 'prueba:1', paid: 5, spent: null })] }], /spent 5 of work prueba:1; met null/],
	['a work without provenance', [{ works: [work({ id: 'prueba:1', source_row: 0 })] }], /provenance/],
	['a located work without a point', [{ works: [work({ id: 'prueba:1', location_quality: 'exact' })] }], /coordinates of a located work/],
	['half a point', [{ works: [work({ id: 'prueba:1', lon: -101 })] }], /both coordinates or none/],
	['a municipality of another shape', [{ works: [work({ id: 'prueba:1', municipality: '20' })] }], /a municipality of 5 digits/]
])('%s is refused, and the earlier release stays as it was', async (_, batches, says) => {
	const out = temporaryFolder();
	await publish(requestFor(out, [batch('prueba:0')]));
	const before = bytesUnder(out);
	const refused = await publish(requestFor(out, batches)).catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(PublishError);
	expect(String(refused)).toMatch(says);
	expect(bytesUnder(out)).toEqual(before);
	expect(strange(out)).toEqual([]);
});

test('a source that fails half-way leaves everything as it was', async () => {
	const out = temporaryFolder();
	await publish(requestFor(out, [batch('prueba:0')]));
	const before = bytesUnder(out);
	function* failing(): Generator<Batch> {
		yield { ...batch('prueba:1'), problems: [{ file: 'x', row: 1, column: null, value: null, rule: 'y', action: 'kept' }] };
		throw new Error('the disk is gone');
	}
	await expect(publish(requestFor(out, failing()))).rejects.toThrow('the disk is gone');
	expect(bytesUnder(out)).toEqual(before);
	expect(strange(out)).toEqual([]);
});

test('a list of releases that cannot be read is not overwritten', async () => {
	const out = temporaryFolder();
	writeFileSync(join(out, 'index.json'), '{"releases": ');
	await expect(publish(requestFor(out, [batch('prueba:1')]))).rejects.toThrow(/a list of releases in/);
	expect(readFileSync(join(out, 'index.json'), 'utf8')).toBe('{"releases": ');
});

test('what a killed build left is cleared away; a living one is left alone', async () => {
	const out = temporaryFolder();
	const [dead, living] = [join(out, '.building-999999999'), join(out, `.building-${process.ppid}`)];
	for (const folder of [dead, living]) mkdirSync(folder);
	await publish(requestFor(out, [batch('prueba:1')]));
	expect([existsSync(dead), existsSync(living)]).toEqual([false, true]);
});

test('a release without works is a release', async () => {
	const out = temporaryFolder();
	const { totals, temporal, resources } = await publish(requestFor(out, []));
	expect(totals).toEqual({ works: 0, investment: 0, located: 0, unlocated: 0, problems: 0 });
	expect(temporal).toBeNull();
	expect(resources.find(({ name }) => name === 'works')).toMatchObject({ rows: 0, parts: [{ path: 'works.parquet', rows: 0 }] });
});
