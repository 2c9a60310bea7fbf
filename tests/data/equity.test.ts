import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { equityView, firstQuestion, indexOf, NEED_CODES, NEEDS, type EquityQuestion, type EquityView } from '../../src/lib/analysis';
import type { IndicatorDefinition, ReleaseIndex } from '../../src/lib/domain';
import { readEquity, type EquityRelease } from '../../src/lib/server/equity';
import { rowsOf } from './publish-fixture';

/** Figures of `/equidad` over the demonstration release, asked of native DuckDB by SQL that shares no code with them. */

const data = join('static', 'data');
const { current } = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;
const file = (name: string) => `'${join(data, current, `${name}.parquet`).replaceAll("'", "''")}'`;

let released: EquityRelease;
const view = (change: Partial<EquityQuestion> = {}): EquityView =>
	equityView(released.places, { ...firstQuestion(released.release.years), ...change });
beforeAll(async () => {
	released = await readEquity(current, data);
});

/** Money by place and year: of works of one place, and the stated parts of works of several (each rounded, so within a centavo a work). */
const RECEIVED = `
	stated AS (SELECT work FROM ${file('places')} GROUP BY work
	           HAVING count(share) = count(*) AND abs(sum(share) - 1) <= 0.005
	           AND bool_and(municipality IN (SELECT code FROM ${file('municipalities')}))),
	received AS (
		SELECT municipality AS code, year, investment::DOUBLE AS amount FROM ${file('works')} WHERE municipality IS NOT NULL
		UNION ALL
		SELECT p.municipality, w.year, w.investment * p.share / sum(p.share) OVER (PARTITION BY p.work)
		FROM ${file('places')} p JOIN stated USING (work) JOIN ${file('works')} w ON w.id = p.work AND w.municipality IS NULL)`;

test('every place’s money and works, and what is in no place, are native DuckDB’s; together they are the release', async () => {
	const rows = await rowsOf(
		`WITH ${RECEIVED} SELECT code, count(*) AS works, sum(amount) AS amount FROM received GROUP BY code ORDER BY code`
	);
	const met = view().rows;
	expect(met.map(({ code, works }) => [code, works])).toEqual(rows.map(({ code, works }) => [code, Number(works)]));
	met.forEach((row, i) => {
		expect(Math.abs((row.amount ?? NaN) - Number(rows[i]?.amount))).toBeLessThanOrEqual(40);
	});
	const [all] = await rowsOf(
		`SELECT count(*) AS works, sum(investment)::BIGINT AS amount FROM ${file('works')}`
	);
	const outside = released.outside.reduce((sum, { amount }) => sum + amount, 0);
	expect(view().amount + outside).toBe(Number(all?.amount));
	const alone = await rowsOf(`SELECT count(*) AS works FROM ${file('works')} WHERE municipality IS NOT NULL`);
	expect(
		Number(alone[0]?.works) + released.shared.apportioned + released.outside.reduce((sum, { works }) => sum + works, 0)
	).toBe(Number(all?.works));
	expect(released.shared.apportioned).toBeGreaterThan(0);
	expect(released.shared.unstated).toBeGreaterThan(0);
});

test('what went into priority zones, by place and year; sin dato where a work’s year has no list', async () => {
	const rows = await rowsOf(
		`SELECT municipality AS code, year, bool_and(zap IS NOT NULL) AS known, coalesce(sum(investment) FILTER (zap), 0)::BIGINT AS inside
		 FROM ${file('works')} WHERE municipality IS NOT NULL AND investment IS NOT NULL GROUP BY ALL`
	);
	const shared = new Set(
		(await rowsOf(`SELECT DISTINCT p.municipality || w.year AS key FROM ${file('places')} p JOIN ${file('works')} w ON w.id = p.work`)).map(
			({ key }) => String(key)
		)
	);
	let compared = 0;
	for (const { code, year, known, inside } of rows) {
		if (shared.has(`${String(code)}${String(year)}`)) continue;
		const met = released.places
			.find((place) => place.code === code)
			?.years.find((one) => one.year === Number(year));
		expect(met?.inZap).toBe(known === true ? Number(inside) : null);
		compared++;
	}
	expect(compared).toBeGreaterThan(300);
});

test('for any years, places and what is outside are the money of those years', async () => {
	for (const { year, amount } of (await rowsOf(
		`SELECT year, sum(investment)::BIGINT AS amount FROM ${file('works')} GROUP BY year`
	)) as { year: number; amount: string }[]) {
		const outside = released.outside.find((one) => one.year === Number(year))?.amount ?? 0;
		const range = { from: Number(year), to: Number(year) };
		expect(view({ years: range }).amount + outside).toBe(Number(amount));
	}
});

describe('the figures', () => {
	/** Concentration by a sum of covariances, a formula the page does not use: C = 2 cov(h, r) / μ with weights (Kakwani and others 1997). */
	const native = async (needSql: string, direction: 'ASC' | 'DESC', where = 'true') => {
		const [row] = await rowsOf(`WITH ${RECEIVED},
			need AS (SELECT place AS code, value FROM ${file('indicators')} WHERE indicator = '${needSql}'),
			place AS (SELECT m.code, m.population AS w, coalesce(sum(amount) FILTER (${where}), 0) AS y, any_value(value) AS v
			          FROM ${file('municipalities')} m JOIN need USING (code) LEFT JOIN received USING (code) GROUP BY m.code, m.population),
			ranked AS (SELECT *, (sum(w) OVER (ORDER BY v ${direction}, code) - w / 2) / sum(w) OVER () AS r,
			           sum(w) OVER (ORDER BY v ${direction}, code) / sum(w) OVER () AS p,
			           sum(y) OVER (ORDER BY v ${direction}, code) / sum(y) OVER () AS l FROM place)
			SELECT 2 * sum(w * (y / w) * (r - 0.5)) / sum(y) AS c,
			(SELECT max(l) FROM ranked WHERE p < 0.4) +
			 (0.4 - (SELECT max(p) FROM ranked WHERE p < 0.4)) / ((SELECT min(p) FROM ranked WHERE p >= 0.4) - (SELECT max(p) FROM ranked WHERE p < 0.4)) *
			 ((SELECT min(l) FROM ranked WHERE p >= 0.4) - (SELECT max(l) FROM ranked WHERE p < 0.4)) AS share FROM ranked`);
		return { c: Number(row?.c), share: Number(row?.share) };
	};
	for (const need of NEED_CODES)
		test(`by ${need}: concentration and the part of the poorest 40 %`, async () => {
			const { indicator, worse } = NEEDS[need];
			const expected = await native(indicator, worse === 'higher' ? 'DESC' : 'ASC');
			expect(view({ need }).figures?.concentration).toBeCloseTo(expected.c, 9);
			expect(view({ need }).figures?.poorestShare).toBeCloseTo(expected.share, 9);
		});
	test('of one year', async () => {
		const expected = await native(NEEDS.pobreza.indicator, 'DESC', 'WHERE year = 2016');
		const figures = view({ years: { from: 2016, to: 2016 } }).figures;
		expect(figures?.concentration).toBeCloseTo(expected.c, 9);
		expect(figures?.poorestShare).toBeCloseTo(expected.share, 9);
	});
	test('Gini by the mean of all differences, in every unit', async () => {
		for (const [unit, weight] of [
			['habitante', 'm.population::DOUBLE'],
			['pobreza', `(SELECT value FROM ${file('indicators')} i WHERE i.place = m.code AND i.indicator = 'pobreza_ingreso_personas')`],
			['km2', 'm.area_km2']
		] as const) {
			const [row] = await rowsOf(`WITH ${RECEIVED},
				place AS (SELECT m.code, ${weight} AS w, coalesce((SELECT sum(amount) FROM received r WHERE r.code = m.code), 0) AS y FROM ${file('municipalities')} m)
				SELECT sum(a.w * b.w * abs(a.y / a.w - b.y / b.w)) / (2 * any_value(t.w) * any_value(t.y)) AS gini
				FROM place a, place b, (SELECT sum(w) AS w, sum(y) AS y FROM place) t`);
			expect(view({ unit }).figures?.gini).toBeCloseTo(Number(row?.gini), 9);
		}
	});
});

test('each indicator points the way its publisher says, and the neediest come first', () => {
	const definitions = JSON.parse(readFileSync('data/reference/indicators.json', 'utf8')) as IndicatorDefinition[];
	for (const need of NEED_CODES)
		expect(definitions.find(({ code }) => code === NEEDS[need].indicator)?.worse).toBe(NEEDS[need].worse);
	const worst = (need: (typeof NEED_CODES)[number]) =>
		leftOutFirst(view({ need, weights: { need: 1, little: 0, years: 0 } }));
	// Atarjea is CONAPO's and CONEVAL's worst of the state in 2020.
	expect(worst('marginacion')).toBe('Atarjea');
	expect(worst('rezago')).toBe('Atarjea');
});
const leftOutFirst = ({ leftOut, rows }: EquityView) => rows.find(({ code }) => code === leftOut[0]?.key)?.name;

test('an unknown or empty population is sin dato in every figure it enters', () => {
	for (const population of [null, 0]) {
		const places = released.places.map((place) => (place.code === '11020' ? { ...place, population } : place));
		const without = equityView(places, firstQuestion(released.release.years));
		const leon = without.rows.find(({ code }) => code === '11020');
		expect([leon?.perUnit, leon?.moneyThird]).toEqual([null, null]);
		expect(without.leftOut.at(-1)).toMatchObject({ key: '11020', rank: null });
		expect(without.counted).toBe(45);
		expect(Number.isFinite(without.figures?.gini)).toBe(true);
		expect(without.figures?.gini).not.toBe(view().figures?.gini);
	}
});

test('works whose amounts are all missing are sin dato, no works at all are nothing received', () => {
	const changed = released.places.map((place) =>
		place.code === '11001'
			? { ...place, years: [{ year: 2016, works: 3, withAmount: 0, amount: 0, inZap: 0 }] }
			: place.code === '11002'
				? { ...place, years: [] }
				: place
	);
	const rows = equityView(changed, firstQuestion(released.release.years)).rows;
	expect(rows[0]).toMatchObject({ amount: null, perUnit: null, yearsWithout: 8 });
	expect(rows[1]).toMatchObject({ amount: 0, perUnit: 0, yearsWithout: 9 });
});

test('years of which the release tells nothing are sin dato for everyone', () => {
	const beyond = view({ years: { from: 1990, to: 1990 } });
	expect(beyond.figures).toBeNull();
	expect(beyond.years).toEqual([]);
	expect(new Set(beyond.rows.map(({ amount, perUnit }) => amount ?? perUnit))).toEqual(new Set([null]));
});

test('constant pesos enter every figure; without an index nothing is said', () => {
	const prices = { source: null, edition: null, years: Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(2012 + i), 100 + i])) };
	const base = view().amount;
	const constant = view({ constant: { base: 2020, prices } });
	expect(constant.amount).toBeGreaterThan(base);
	const empty = view({ constant: { base: 2020, prices: released.prices } });
	if (Object.keys(released.prices.years).length === 0) expect(empty.figures).toBeNull();
});

test('the page’s intervals are those of its seed', () => {
	expect(released.intervals?.poorestShare[0]).toBeLessThan(view().figures?.poorestShare ?? 0);
	expect(released.intervals?.poorestShare[1]).toBeGreaterThan(view().figures?.poorestShare ?? 1);
	expect(released.intervalsByYear).toHaveLength(9);
	expect(indexOf(view().needCurve ?? [])).toBe(view().figures?.concentration);
});
