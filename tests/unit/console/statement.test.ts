import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOf, neededTables, statementOf } from '../../../src/lib/queries/console';
import type { Field, Resource } from '../../../src/lib/domain';

const refused = (sql: string) => statementOf(sql).refusal?.kind ?? null;

describe('what may be run', () => {
	test.each([
		'SELECT 1',
		'  -- first\n/* and /* inside */ */ select * from works;',
		'WITH a AS (SELECT 1 AS insert_me) SELECT * FROM a',
		'FROM works',
		'DESCRIBE works',
		'SUMMARIZE works',
		'EXPLAIN SELECT 1',
		'VALUES (1), (2)',
		'(SELECT 1) UNION ALL (SELECT 2)',
		"SELECT 'a; DROP TABLE works'",
		'SELECT "a;b" FROM works',
		'SELECT $$ ; DELETE FROM works $$',
		"SELECT e'it\\'s; one'",
		'SELECT 1; -- nothing more\n ;'
	])('reads: %s', (sql) => expect(refused(sql)).toBeNull());

	test.each([
		['', 'empty'],
		['  -- only words', 'empty'],
		[';', 'empty'],
		['SELECT 1; SELECT 2', 'several'],
		["SELECT 'a'; DROP TABLE works", 'several'],
		["COPY works TO 'x'", 'not_reading'],
		["ATTACH 'a.db'", 'not_reading'],
		['install httpfs', 'not_reading'],
		["SET memory_limit = '9GB'", 'not_reading'],
		['PRAGMA database_list', 'not_reading'],
		['CALL pragma_version()', 'not_reading'],
		['DELETE FROM works', 'not_reading'],
		['WITH a AS (SELECT 1) DELETE FROM works', 'not_reading'],
		['EXPLAIN ANALYZE INSERT INTO works SELECT 1', 'not_reading'],
		["'text'", 'not_reading']
	])('does not: %s', (sql, kind) => expect(refused(sql)).toBe(kind));

	test('where a second statement begins is told', () => {
		const sql = 'SELECT 1;\nDROP TABLE works';
		expect(statementOf(sql).refusal).toEqual({ kind: 'several', at: sql.indexOf('DROP') });
	});

	test('any text is judged, and what stands in texts and comments is no name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				statementOf(text);
				const inside = text.replaceAll("'", '').replaceAll('\0', '');
				const { refusal, names } = statementOf(
					`SELECT '${inside}' AS a /* ${inside.replaceAll(/[*/]/g, '')} */`
				);
				expect(refusal).toBeNull();
				expect([...names].sort()).toEqual(['a', 'as', 'select']);
			})
		);
	});
});

describe('what is read of a release', () => {
	const field = (name: string): Field => ({
		name,
		type: 'VARCHAR',
		unit: 'text',
		description: '',
		description_en: ''
	});
	const table = (name: string, rows: number, columns: string[]): Resource => ({
		name,
		title: name,
		title_en: name,
		format: 'parquet',
		rows,
		bytes: 1,
		parts: [],
		schema: { fields: columns.map(field) }
	});
	const manifest = {
		resources: [
			table('works', 1_000_000, ['id', 'name', 'year']),
			table('works_core', 1_000_000, ['id']),
			table('zones', 10, ['zone', 'kind'])
		]
	};
	const needed = (sql: string) =>
		neededTables(manifest, statementOf(sql)).map(({ table: { name }, fields }) => [
			name,
			...fields.map((column) => column.name)
		]);

	test('only tables that are named, small ones whole', () => {
		expect(needed('SELECT kind FROM zones')).toEqual([['zones', 'zone', 'kind']]);
		expect(needed('SELECT 1')).toEqual([]);
		expect(needed("SELECT 'works' FROM zones")).toEqual([['zones', 'zone', 'kind']]);
	});
	test('of large ones the columns that are named', () => {
		expect(needed('SELECT year, count(*) FROM works GROUP BY year')).toEqual([['works', 'year']]);
		expect(needed('SELECT w."Name" FROM "works" w')).toEqual([['works', 'name']]);
		expect(needed('SELECT count(*) FROM works')).toEqual([['works', 'id']]);
	});
	test.each([
		'SELECT * FROM works',
		'FROM works',
		'SUMMARIZE works',
		'SELECT w.* FROM works w',
		'SELECT COLUMNS(c -> true) FROM works'
	])('all where any may be meant: %s', (sql) =>
		expect(needed(sql)).toEqual([['works', 'id', 'name', 'year']])
	);
});

describe('what DuckDB says of a mistake', () => {
	const sql = 'SELECT count(*)\nFROM works\nWHERE yaer = 2016';
	test('a column that is not there: its name, its place, those alike', () => {
		const said =
			'Binder Error: Referenced column "yaer" not found in FROM clause!\nCandidate bindings: "year", "name"\n\nLINE 3: WHERE yaer = 2016\n              ^';
		expect(faultOf(said, sql)).toEqual({
			kind: 'column',
			near: 'yaer',
			candidates: ['year', 'name'],
			from: sql.indexOf('yaer'),
			said
		});
	});
	test('a syntax error that comes as JSON', () => {
		const text = 'SELECT * FORM works';
		const told = {
			exception_type: 'Parser',
			exception_message:
				'syntax error at or near "works"\n\nLINE 1: SELECT * FORM works\n                      ^'
		};
		expect(faultOf(JSON.stringify(told), text)).toMatchObject({
			kind: 'syntax',
			near: 'works',
			from: text.indexOf('works')
		});
	});
	test('a long line that is shown in part', () => {
		const long = `SELECT ${'year, '.repeat(40)}nada FROM works`;
		const at = long.indexOf('nada');
		const excerpt = long.slice(at - 30, at + 10);
		const said = `Binder Error: Referenced column "nada" not found\n\nLINE 1: ...${excerpt}...\n${' '.repeat('LINE 1: ...'.length + 30)}^`;
		expect(faultOf(said, long).from).toBe(long.indexOf(excerpt) + 30);
	});
	test.each([
		['Catalog Error: Table with name obras does not exist!\nDid you mean "works"?', 'table', 'obras'],
		[
			'Permission Error: Cannot access file "x" - file system operations are disabled by configuration',
			'forbidden',
			null
		],
		[
			'Catalog Error: Scalar Function with name "current_date" is not in the catalog, but it exists in the icu extension.',
			'extension',
			'current_date'
		],
		['Out of Memory Error: failed to allocate data of size 16.0 MiB', 'memory', null],
		["Conversion Error: Could not convert string 'abc' to INT32", 'conversion', 'abc'],
		['Something else', 'other', null]
	])('%s', (said, kind, near) => expect(faultOf(said, sql)).toMatchObject({ kind, near, from: null }));
});
