import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish, type Batch } from '../../scripts/publish';
import { readCore } from '../../src/lib/dataset';
import type { Work } from '../../src/lib/domain';
import { readFileSync } from 'node:fs';
import { requestFor, rowsOf, temporaryFolder, work } from './publish-fixture';

/** The number of works of Guanajuato Construye, and what `works_core` may weigh at that number. */
const ROWS = 3702;
const CORE_BYTES = 110_000;

/** A fixed sequence from 0 to 1. */
function sequence(): () => number {
	let state = 7;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 4294967296;
	};
}

/** Works as spread as real ones: all codes, amounts from 12 thousand to 60 million pesos to the centavo, points of six decimals. */
function works(count: number): Work[] {
	const next = sequence();
	const one = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(next() * values.length)] ?? values[0];
	const degrees = (from: number, to: number) => Math.round((from + next() * (to - from)) * 1e6) / 1e6;
	return Array.from({ length: count }, (_, row) => {
		const approved = Math.round(Math.exp(14 + next() * 8.5));
		const modified = next() < 0.5 ? null : Math.round(approved * (0.8 + next() / 2));
		const located = next() < 0.9;
		return work({
			id: `prueba:${row}`,
			name: `Obra ${row}`,
			kind: next() < 0.7 ? 'obra' : 'accion',
			rubro: one(['agua', 'social', 'educacion', 'salud', 'vivienda', 'caminos', 'campo', 'otros']),
			tema: `agua.tema${Math.floor(next() * 30)}`,
			status: one(['planeada', 'contratada', 'en_ejecucion', 'suspendida', 'terminada', 'cancelada']),
			year: 2012 + Math.floor(next() * 9),
			municipality: next() < 0.02 ? null : `110${String(1 + Math.floor(next() * 46)).padStart(2, '0')}`,
			lon: located ? degrees(-102.1, -99.6) : null,
			lat: located ? degrees(19.9, 21.8) : null,
			location_quality: located ? one(['exact', 'locality']) : one(['municipality', 'none']),
			approved,
			modified,
			contracted: next() < 0.2 ? null : Math.round(approved * (0.7 + next() / 3)),
			exercised: next() < 0.1 ? null : Math.round(approved * next()),
			source_row: row + 2
		});
	});
}

test(`works_core of ${ROWS} works weighs at most ${CORE_BYTES / 1000} KB, and a phone reads it whole`, async () => {
	const out = temporaryFolder();
	const given = works(ROWS);
	const { id, resources } = await publish(requestFor(out, [{ works: given }]));
	const core = resources.find(({ name }) => name === 'works_core');
	expect(core?.bytes).toBeLessThanOrEqual(CORE_BYTES);
	expect(core?.rows).toBe(ROWS);
	const bytes = new Uint8Array(readFileSync(join(out, id, 'works_core.parquet')));
	// Throws where the ordinals are not exactly 0, 1, 2 …
	const columns = await readCore([{ url: 'works_core.parquet', bytes }]);
	const sum = columns.investment.reduce((total, centavos) => total + (Number.isNaN(centavos) ? 0 : centavos), 0);
	expect(sum).toBe(given.reduce((total, { investment }) => total + (investment ?? 0), 0));
	const points = (pairs: (string | null)[]) => pairs.filter((pair) => pair !== null).sort();
	const sixDecimals = (value: number) => (Math.round(value * 1e6) / 1e6).toString();
	expect(points([...columns.lon].map((lon, i) => (Number.isNaN(lon) ? null : `${sixDecimals(lon)} ${sixDecimals(columns.lat[i] ?? NaN)}`)))).toEqual(
		points(given.map(({ lon, lat }) => (lon === null ? null : `${lon} ${lat}`)))
	);
});

test('above the threshold the works come in parts by municipality, all in one order', async () => {
	const out = temporaryFolder();
	const given = works(1000);
	const batches: Batch[] = [{ works: given.slice(0, 10) }, { works: given.slice(10) }];
	const { id, resources } = await publish(requestFor(out, batches, { sections: { above: 999, least: 10, most: 100 } }));
	const folder = join(out, id);
	const counts = await rowsOf(
		`SELECT municipality, count(*)::INTEGER AS works, min(year)::INTEGER AS "from", max(year)::INTEGER AS "to" FROM '${folder}/works/*.parquet' GROUP BY 1 ORDER BY 1 NULLS LAST`
	);
	expect(counts.length).toBe(47);
	for (const table of ['works', 'works_core', 'works_text']) {
		const parts = resources.find(({ name }) => name === table)?.parts ?? [];
		expect(parts.map(({ path, rows, municipality, year }) => [path, rows, municipality, year])).toEqual(
			counts.map(({ municipality, works: rows, from, to }) => [
				`${table}/${String(municipality ?? 'sin-municipio')}.parquet`,
				rows,
				municipality === null ? null : [municipality, municipality],
				[from, to]
			])
		);
	}
	const [all] = await rowsOf(`SELECT count(*)::INTEGER AS n, sum(investment)::BIGINT AS sum FROM '${folder}/works/*.parquet'`);
	expect(all?.['n']).toBe(1000);
	expect(Number(all?.['sum'])).toBe(given.reduce((total, { investment }) => total + (investment ?? 0), 0));
	for (const table of ['works', 'works_core']) {
		const [strayed] = await rowsOf(`SELECT count(*)::INTEGER AS n FROM (
			SELECT ordinal, row_number() OVER (ORDER BY filename, file_row_number) - 1 AS position
			FROM read_parquet('${folder}/${table}/*.parquet', filename = true, file_row_number = true)
		) WHERE ordinal <> position`);
		expect(strayed?.['n'], table).toBe(0);
	}
	const [apart] = await rowsOf(`SELECT count(*)::INTEGER AS n FROM (
		SELECT id, row_number() OVER (ORDER BY filename, file_row_number) - 1 AS position
		FROM read_parquet('${folder}/works_text/*.parquet', filename = true, file_row_number = true)
	) t JOIN '${folder}/works/*.parquet' w USING (id) WHERE w.ordinal <> t.position`);
	expect(apart?.['n']).toBe(0);
});

test('the same works in parts are the same bytes again, and the same rows as in one file', async () => {
	const [one, two] = [temporaryFolder(), temporaryFolder()];
	const given = works(1000);
	const parts = { sections: { above: 0, least: 10, most: 100 } };
	const first = await publish(requestFor(one, [{ works: given }], parts));
	const again = await publish(requestFor(two, [{ works: [...given].reverse() }], parts));
	expect(again.id).toBe(first.id);
	const whole = await publish(requestFor(two, [{ works: given }]));
	const columns = '* EXCLUDE geometry';
	const [differ] = await rowsOf(`SELECT count(*)::INTEGER AS n FROM (
		(SELECT ${columns} FROM '${join(one, first.id)}/works/*.parquet') EXCEPT (SELECT ${columns} FROM '${join(two, whole.id)}/works.parquet')
	)`);
	expect(differ?.['n']).toBe(0);
});

test('row groups of the large table are modest', async () => {
	const out = temporaryFolder();
	const { id } = await publish(requestFor(out, [{ works: works(25_000) }]));
	const metadata = await parquetMetadataAsync(await asyncBufferFromFile(join(out, id, 'works.parquet')));
	expect(metadata.row_groups.map((group) => Number(group.num_rows))).toEqual([20_480, 4_520]);
});
