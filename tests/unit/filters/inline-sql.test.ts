import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FilterError, inlineSql, literal } from '../../../src/lib/filters';
import { anyText } from '../../fixtures/arbitrary';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const isWellFormed = (text: string): boolean => !/[\uD800-\uDFFF]/u.test(text);

describe('a query with its values written in', () => {
	test('a literal reads back as the value it was made of', async () => {
		const value = fc.oneof(
			anyText.filter(isWellFormed),
			fc.maxSafeInteger(),
			fc.double({ noNaN: true, noDefaultInfinity: true }),
			fc.constantFrom(-1, -0.5, 1e21, -1e-7, Infinity, -Infinity)
		);
		await fc.assert(
			fc.asyncProperty(fc.array(value, { minLength: 40, maxLength: 40 }), async (values) => {
				// Text as its bytes: the native reader would drop a byte-order mark.
				const columns = values.map((v) =>
					typeof v === 'number' ? `${literal(v)}::DOUBLE` : `hex(${literal(v)})`
				);
				const [row = []] = (await connection.runAndReadAll(`SELECT ${columns.join(', ')}`)).getRowsJS();
				const bytes = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();
				expect(row).toEqual(values.map((v) => (typeof v === 'number' ? v + 0 : bytes(v))));
			}),
			{ numRuns: 40 }
		);
	});

	test.each([
		['SELECT ?', [1], 'SELECT 1'],
		['SELECT 5 - ?', [-1], 'SELECT 5 - (-1)'],
		["SELECT '?', ?", ['a'], "SELECT '?', 'a'"],
		["SELECT 'it''s ?', ?", ["it's"], "SELECT 'it''s ?', 'it''s'"],
		["SELECT E'\\'?', ?", [2], "SELECT E'\\'?', 2"],
		["SELECT DATE'2015-01-01', ?", [2], "SELECT DATE'2015-01-01', 2"],
		['SELECT "?" -- ?\n, ?', [3], 'SELECT "?" -- ?\n, 3'],
		['SELECT /* ? */ ?', [4], 'SELECT /* ? */ 4'],
		['SELECT $t$ ? $t$, ?', [5], 'SELECT $t$ ? $t$, 5'],
		['SELECT ?, ?', [0.5, 1e21], 'SELECT 0.5e0, 1e+21'],
		['SELECT ?', ['?'], "SELECT '?'"],
		['SELECT ?', ['$1 $& \\'], "SELECT '$1 $& \\'"],
		['SELECT ?', ['a\u0000b'], "SELECT ('a' || chr(0) || 'b')"]
	])('%s %j', (sql, params, expected) => {
		expect(inlineSql(sql, params)).toBe(expected);
	});

	test('a value too many or too few is an error that shows the query', () => {
		expect(() => inlineSql('SELECT ?', [])).toThrow(FilterError);
		expect(() => inlineSql('SELECT ?', [1, 2])).toThrow(/1 parameters, met 2: SELECT \?/);
	});
});
