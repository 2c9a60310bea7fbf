import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReleaseIndex } from '../../src/lib/domain';
import { programmesCsv, rubrosCsv } from '../../src/lib/export/catalogue-csv';
import { catalogue, programmeLines, programmeTable, readCatalogues, type Catalogues } from '../../src/lib/server/catalogues';
import { rowsOf } from './publish-fixture';

/** The figures of `/catalogos` and of its two files, asked of native DuckDB over the published Parquet. */

const data = join('static', 'data');
const { current } = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as ReleaseIndex;
const works = `'${join(data, current, 'works.parquet').replaceAll("'", "''")}'`;
const SUM = `count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS amount, count(*) - count(investment) AS "withoutAmount"`;
async function grouped(by: string): Promise<Record<string, unknown>> {
	const rows = await rowsOf(`SELECT ${by} AS key, ${SUM} FROM ${works} GROUP BY ALL`);
	return Object.fromEntries(
		rows.map(({ key, works: n, amount, withoutAmount }) => [
			String(key),
			{ works: Number(n), amount: Number(amount), withoutAmount: Number(withoutAmount) }
		])
	);
}
const filled = (lines: readonly { code: string; sum: { works: number } }[]) =>
	Object.fromEntries(lines.filter(({ sum }) => sum.works > 0).map(({ code, sum }) => [code, sum]));
const parsed = (csv: string) => Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;
/** Of a CSV's columns: works, and centavos. */
const addedUp = (rows: Record<string, string>[]) => [
	rows.reduce((sum, row) => sum + Number(row.works), 0),
	rows.reduce((sum, row) => sum + Math.round(Number(row.investment_pesos) * 100), 0)
];

let found: Catalogues;
beforeAll(async () => {
	found = await readCatalogues(current, data);
}, 60_000);

describe('the catalogues equal native DuckDB', () => {
	test('rubros, temas and subtemas', async () => {
		const { rubros, unclassified, total } = found.counts;
		const { null: none = { works: 0, amount: 0, withoutAmount: 0 }, ...byRubro } = await grouped('rubro');
		expect(filled(rubros)).toEqual(byRubro);
		expect(unclassified).toEqual(none);
		expect(total).toEqual((await grouped('1'))['1']);
		const temas = rubros.flatMap((rubro) => rubro.temas);
		const { null: _noTema, ...byTema } = await grouped('tema');
		expect(filled(temas)).toEqual(byTema);
		const { null: _noSubtema, ...bySubtema } = await grouped('subtema');
		expect(filled(temas.flatMap((tema) => tema.subtemas))).toEqual(bySubtema);
	});

	test('programmes', async () => {
		const { programmes, without, total } = found.programmes;
		const { null: none = { works: 0, amount: 0, withoutAmount: 0 }, ...byProgram } = await grouped('program');
		expect(Object.fromEntries(programmes.map(({ name, sum }) => [name, sum]))).toEqual(byProgram);
		expect(without).toEqual(none);
		expect(total).toEqual(found.counts.total);
		const rows = await rowsOf(
			`SELECT program, count(*) FILTER (WHERE kind = 'obra') AS obras, count(*) FILTER (WHERE kind = 'accion') AS acciones, min(year) AS first, max(year) AS last, count(DISTINCT agency) AS agencies
			 FROM ${works} WHERE program IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, program`
		);
		expect(programmes.map((p) => [p.name, p.obras, p.acciones, p.years?.[0], p.years?.[1], p.agencies.length])).toEqual(
			rows.map((r) => [r.program, ...[r.obras, r.acciones, r.first, r.last, r.agencies].map(Number)])
		);
	});
});

describe('the files', () => {
	const all = () => [found.counts.total.works, found.counts.total.amount];

	test('their rows add up to all works, to the centavo, and say their edition and release', () => {
		const rubros = parsed(rubrosCsv(found.counts, catalogue, found.manifest));
		expect(addedUp(rubros)).toEqual(all());
		expect(rubros).toHaveLength(113 + 36 + 8 + 1);
		const lines = programmeLines(found.programmes, programmeTable);
		const programmes = parsed(programmesCsv(lines, found.programmes, programmeTable.edition, found.manifest));
		expect(addedUp(programmes)).toEqual(all());
		for (const row of [...rubros, ...programmes]) {
			expect(row.catalogue_edition).toMatch(/^\d{4}-\d\d-\d\d$/);
			expect(row.plomada_release).toBe(current);
			expect(row.plomada_demonstration).toBe(String(found.manifest.demonstration));
		}
	});

	test('what cannot be cited is empty, and the tables say why', () => {
		const rubros = parsed(rubrosCsv(found.counts, catalogue, found.manifest));
		for (const row of rubros) expect([row.definition, row.conac_function]).toEqual(['', '']);
		expect(rubros[0]).toMatchObject({ tema: 'agua.potable', oc4ids_sectors: 'waterAndWaste', sdg_target: '6.1' });
		const without = catalogue.fields.filter(({ source }) => source === null).map(({ field }) => field);
		expect(without).toEqual(['definition', 'fais', 'conac_function']);
		for (const { name, source } of programmeTable.programmes) expect(source, name).not.toBe('');
	});
});
