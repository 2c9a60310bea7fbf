/**
 * `npm run bench:flags [-- --data <folder of releases>] [--json] [--write docs/FLAGS.md]`: precision and recall of each flag on the demonstration release, against
 * `data/demo/planted.json`. Thresholds come from their sources, not from this table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { FLAGS } from '../src/lib/analysis';
import { scoreFlags, type Planted, type Score } from './flags/score';

const { values } = parseArgs({
	options: {
		data: { type: 'string', default: 'static/data' },
		json: { type: 'boolean', default: false },
		write: { type: 'string' }
	}
});
const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const { current } = read<{ current: string }>(join(values.data, 'index.json'));
const planted = read<Planted[]>(join(import.meta.dirname, '../data/demo/planted.json'));

const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const table of ['flags', 'flag_gaps'])
	await connection.run(
		`CREATE VIEW ${table} AS FROM read_parquet('${join(values.data, current, `${table}.parquet`).replaceAll("'", "''")}')`
	);
const scores = await scoreFlags(
	connection,
	FLAGS.map(({ id }) => id),
	planted
);
if (values.write !== undefined)
	writeFileSync(values.write, withTables(readFileSync(values.write, 'utf8'), scores));
else console.log(values.json ? JSON.stringify(scores) : table(scores));

function table(rows: readonly Score[]): string {
	const share = (value: number | null): string => (value === null ? '—' : value.toFixed(3));
	return [
		'| flag | planted | raised | found | precision | recall | raised where nothing was planted | not calculable |',
		'|---|---:|---:|---:|---:|---:|---:|---:|',
		...rows.map(
			(row) =>
				`| \`${row.flag}\` | ${row.planted} | ${row.raised} | ${row.found} | ${share(row.precision)} | ${share(row.recall)} | ${row.alarmsOnClean} | ${row.notCalculable} |`
		)
	].join('\n');
}

/** The document with its two tables made anew: entries, then scores. What stands outside the marks is kept. */
function withTables(document: string, rows: readonly Score[]): string {
	const entries = [
		'| flag | about | what is asked | formula and threshold | source |',
		'|---|---|---|---|---|',
		...FLAGS.map(
			({ id, subject, en, source }) =>
				`| \`${id}\` | ${subject} | ${en.question} | ${en.formula} | ${source.en}${source.url === null ? '' : ` <${source.url}>`} |`
		)
	].join('\n');
	return between(between(document, 'entries', entries), 'scores', table(rows));
}

function between(document: string, mark: string, text: string): string {
	const [before, rest] = document.split(`<!-- ${mark} -->`);
	const after = rest?.split(`<!-- /${mark} -->`)[1];
	if (before === undefined || after === undefined)
		throw new Error(`expected the marks of ${mark} in the document`);
	return `${before}<!-- ${mark} -->\n\n${text}\n\n<!-- /${mark} -->${after}`;
}
