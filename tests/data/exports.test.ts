import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORK_COLUMNS, type Work } from '../../src/lib/domain';
import { EXPORT_KINDS, exportFile, factsOf, type ExportFacts, type ExportKind } from '../../src/lib/export';
import { DEFAULT_FILTER, toSql, type FilterState } from '../../src/lib/filters';
import { ReleaseHost } from '../../src/lib/queries';
import { worksOf } from '../../src/lib/queries/works-rows';
import { filterStates } from '../fixtures/arbitrary';
import { packageErrors } from '../fixtures/oc4ids';
import { fixtureWorks } from '../fixtures/works';
import { fromFiles, writeRelease, type FixtureRelease } from '../unit/dataset/release-fixture';

/** Every format holds the works that native DuckDB chooses by the filter's SQL, in the order of the list, and the same centavos of each column. */

const FILTERS = 25;
const MONEY = WORK_COLUMNS.filter(({ unit }) => unit === 'centavos').map(({ name }) => name);

/** What a file holds: ids in its order, and of each money column the sum in centavos and how many do not say it. */
interface Held {
	ids: string[];
	sums: Record<string, [bigint, number]>;
}

const folder = mkdtempSync(join(tmpdir(), 'plomada-exports-'));
let release: FixtureRelease;
let host: ReleaseHost;
beforeAll(async () => {
	// Without texts that begin with a byte order mark, which DuckDB's clients drop.
	const works = fixtureWorks(300, { seed: 19 }).map((work) => ({ ...work, id: work.id.replace(/^\uFEFF/, '') }));
	release = await writeRelease(folder, works);
	host = new ReleaseHost(fromFiles);
	await host.open({ dataUrl: folder, release: null });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = { municipality: String, rubro: String, tema: String, status: String };

async function exported(kind: ExportKind, state: FilterState): Promise<{ bytes: Uint8Array; facts: ExportFacts }> {
	const [totals, ordinals] = await Promise.all([
		host.answerer.totals(state),
		host.answerer.ordered(state, 'monto')
	]);
	const facts = factsOf({
		manifest: release.manifest,
		state,
		totals,
		names,
		municipalities: [{ code: '11020', name: 'León' }],
		locale: 'es',
		address: 'https://plomada.example/'
	});
	const rows = worksOf({ dataUrl: folder, manifest: release.manifest, ordinals }, fromFiles);
	const blob = await exportFile(kind, rows, facts);
	return { bytes: new Uint8Array(await blob.arrayBuffer()), facts };
}

function heldOf(rows: readonly { id: string; centavos: (column: string) => bigint | null }[]): Held {
	const sums = Object.fromEntries(
		MONEY.map((column): [string, [bigint, number]] => {
			const amounts = rows.map((row) => row.centavos(column));
			const known = amounts.filter((amount) => amount !== null);
			return [column, [known.reduce((sum, amount) => sum + amount, 0n), amounts.length - known.length]];
		})
	);
	return { ids: rows.map(({ id }) => id), sums };
}

const fromPesos = (text: string): bigint | null => (text === '' ? null : BigInt(text.replace('.', '')));
const whole = (value: number | null | undefined): bigint | null =>
	value === null || value === undefined ? null : BigInt(value);

const READ: Record<ExportKind, (bytes: Uint8Array, file: string) => Promise<Held>> = {
	async csv(bytes) {
		const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
			header: true,
			newline: '\r\n',
			skipEmptyLines: true
		});
		return heldOf(
			data.map((row) => ({
				id: (row.id ?? '').replace(/^'(?='*[=+\-@\t\r\n])/, ''),
				centavos: (column) => fromPesos(row[`${column}_pesos`] ?? '')
			}))
		);
	},
	async geojson(bytes) {
		const { features } = JSON.parse(new TextDecoder().decode(bytes)) as { features: { properties: Work }[] };
		return heldOf(
			features.map(({ properties: work }) => ({
				id: work.id,
				centavos: (column) => whole(work[column as 'approved'])
			}))
		);
	},
	async xlsx(bytes) {
		const [works] = await readSheets(Buffer.from(bytes));
		const [head = [], ...lines] = works?.data ?? [];
		const at = new Map(head.map((name, i) => [String(name), i]));
		return heldOf(
			lines.map((line) => ({
				id: String(line[at.get('id') ?? -1]),
				centavos: (column) => {
					const value = line[at.get(`${column}_pesos`) ?? -1];
					return value === null || value === undefined ? null : BigInt(Math.round(Number(value) * 100));
				}
			}))
		);
	},
	async geoparquet(bytes, file) {
		writeFileSync(file, bytes);
		const columns = MONEY.map((name) => `sum(${name})::VARCHAR, count(*) - count(${name})`);
		const reader = await release.connection.runAndReadAll(
			`SELECT list(id), ${columns.join(', ')} FROM '${file}'`
		);
		return heldInRow(reader.getRowsJS()[0] ?? []);
	},
	async oc4ids(bytes) {
		const { projects } = JSON.parse(new TextDecoder().decode(bytes)) as {
			projects: { id: string; metrics?: { id: string; observations: { id: string; value?: { amount: number } }[] }[] }[];
		};
		return heldOf(
			projects.map(({ id, metrics = [] }) => {
				const budget = metrics.find((metric) => metric.id === 'budget')?.observations ?? [];
				const of = new Map(budget.map((moment) => [moment.id, moment.value?.amount]));
				return {
					id,
					centavos: (column: string) => {
						const pesos = of.get(column);
						return pesos === undefined ? null : BigInt(Math.round(pesos * 100));
					}
				};
			})
		);
	}
};

function heldInRow([ids, ...cells]: readonly unknown[]): Held {
	const sums = MONEY.map((column, i): [string, [bigint, number]] => [
		column,
		[BigInt((cells[2 * i] as string | null) ?? 0), Number(cells[2 * i + 1])]
	]);
	return { ids: (ids as string[] | null) ?? [], sums: Object.fromEntries(sums) };
}

async function chosenByDuckdb(state: FilterState): Promise<Held> {
	const { where, params } = toSql(state, await host.context(state));
	const columns = MONEY.map((name) => `sum(${name})::VARCHAR, count(*) - count(${name})`);
	const reader = await release.connection.runAndReadAll(
		`SELECT list(id), ${columns.join(', ')} FROM works WHERE ${where}`,
		params
	);
	return heldInRow(reader.getRowsJS()[0] ?? []);
}

describe('the five formats', () => {
	const errorsOf = packageErrors();

	it(`hold the works and centavos of native DuckDB under no filter and ${FILTERS} random ones`, async () => {
		const some: FilterState[] = [];
		for (const state of fc.sample(filterStates, 4_000)) {
			if (some.length === FILTERS) break;
			if ((await host.answerer.totals(state)).works > 0) some.push(state);
		}
		expect(some).toHaveLength(FILTERS);
		for (const state of [DEFAULT_FILTER, ...some]) {
			const native = await chosenByDuckdb(state);
			let order: string[] | null = null;
			for (const kind of EXPORT_KINDS) {
				const { bytes } = await exported(kind, state);
				const held = await READ[kind](bytes, join(folder, 'export.parquet'));
				const about = `${kind} ${JSON.stringify(state)}`;
				order ??= held.ids;
				expect(held.ids, about).toEqual(order);
				expect(held.ids.toSorted(), about).toEqual(native.ids.toSorted());
				expect(held.sums, about).toEqual(native.sums);
				if (kind === 'oc4ids') expect(errorsOf?.(JSON.parse(new TextDecoder().decode(bytes))) ?? []).toEqual([]);
			}
		}
	});
});
