import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Batch, PublishRequest, ReferenceTables } from '../../scripts/publish';
import { investmentOf, spentOf, type Municipality, type Work, type ZoneDeclaration } from '../../src/lib/domain';

/** A folder of the test's own, gone afterwards. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'plomada-test-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

const EMPTY: Work = {
	ordinal: 0,
	id: 'prueba:0',
	name: null,
	kind: 'obra',
	rubro: null,
	tema: null,
	subtema: null,
	rubro_basis: null,
	program: null,
	agency: null,
	status: 'sin_dato',
	status_text: null,
	year: null,
	municipality: null,
	locality: null,
	zone: null,
	zap: null,
	lon: null,
	lat: null,
	location_quality: 'none',
	location_note: null,
	location_confidence: null,
	approved: null,
	modified: null,
	committed: null,
	accrued: null,
	exercised: null,
	paid: null,
	contracted: null,
	investment: null,
	spent: null,
	physical_progress: null,
	financial_progress: null,
	planned_start: null,
	planned_end: null,
	actual_start: null,
	actual_end: null,
	contractor: null,
	contract_number: null,
	procurement_method: null,
	bidders: null,
	funding_source: null,
	beneficiaries: null,
	place_text: null,
	photo: null,
	source: 'prueba',
	source_file: 'prueba.csv',
	source_row: 2
};

/** A work with these fields; the measures follow from the budget moments. */
export function work(fields: Partial<Work> & { id: string }): Work {
	const whole = { ...EMPTY, ...fields };
	return { ...whole, investment: investmentOf(whole), spent: spentOf(whole), ...fields };
}

const municipality = (code: string, name: string): Municipality => ({
	code,
	name,
	head_town: name,
	population: 1000,
	area_km2: 10.5,
	lon: -101,
	lat: 21,
	bbox: [-101.5, 20.5, -100.5, 21.5],
	marginacion_index: 55.5,
	marginacion_grade: 'Medio',
	rezago_index: null,
	rezago_grade: null
});
const zone = (code: string, list_year: number, fields: Partial<ZoneDeclaration> = {}): ZoneDeclaration => ({
	zone: `zap-rural-${code}`,
	kind: 'rural',
	municipality: code,
	list_year,
	source: 'Decreto de prueba',
	demonstration: false,
	...fields
});

export const REFERENCE: ReferenceTables = {
	municipalities: [municipality('11007', 'Celaya'), municipality('11020', 'León')],
	localities: [
		{ code: '110200001', name: 'León', municipality: '11020', ambit: 'urban', lon: -101.68, lat: 21.12, population: null }
	],
	indicators: [
		{ place: '11020', indicator: 'population', year: 2020, value: 1721215, grade: null, unit: 'persons', source: 'INEGI' }
	],
	zones: [
		zone('11020', 2016),
		zone('11007', 2017),
		// An urban zone declares AGEBs, not the municipality.
		zone('11007', 2016, { zone: 'zap-urbana-110070001', kind: 'urban' })
	]
};

export function requestFor(out: string, batches: Iterable<Batch>, more: Partial<PublishRequest> = {}): PublishRequest {
	return {
		out,
		title: 'Prueba',
		demonstration: false,
		batches,
		reference: REFERENCE,
		facts: { date: '2020-12-31', sources: [] },
		...more
	};
}

/** Every file under a folder with its bytes, by relative path. */
export function bytesUnder(folder: string): Map<string, Buffer> {
	const found = new Map<string, Buffer>();
	for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
		const path = join(folder, entry);
		if (statSync(path).isFile()) found.set(relative(folder, path), readFileSync(path));
	}
	return found;
}

/** Rows of a query over native DuckDB. */
export async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		return (await connection.runAndReadAll(sql)).getRowObjectsJS();
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}
