import { createWriteStream } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import { LIFE_TABLES, type LifeTable, type ReleaseFile } from '../../src/lib/domain';
import { besides } from './besides';
import type { Section } from './sections';
import { LONG_TABLES, WORKS } from './tables';
import { sortedTable } from './write-tables';
import type { Stretch } from './write-works';

/** Works per block: what one work's page fetches. 64 are about 10 KB; half as many would make the file a seventh larger. */
const BLOCK = 64;
/** Works per query, whole blocks: few megabytes of text at a time. */
const QUERY_WORKS = 128 * BLOCK;
/** Text of repeated words: higher levels take twice as long for a tenth less. */
const LEVEL = 3;
const LONGEST_BLOCK = 0xff_ffff;

const compress = promisify(gzip);

/** Where each block of a section's lives lies in its file, in order of the works. */
export interface Block {
	/** Ordinal of the first work, and how many. */
	first: number;
	rows: number;
	offset: number;
	length: number;
}

/** Writes the lives of each section of a stretch (`LivesLayout`), from the stretch and the sorted tables. */
export async function writeLives(
	connection: DuckDBConnection,
	folder: string,
	stretch: Stretch
): Promise<{ files: ReleaseFile[]; blocks: Block[] }> {
	const files: ReleaseFile[] = [];
	const blocks: Block[] = [];
	for (const section of stretch.sections) {
		const path = section.name === null ? 'lives.jsonl.gzip' : `lives/${section.name}.jsonl.gzip`;
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		for (const block of await writeSection(connection, join(folder, path), stretch.table, section))
			blocks.push(block);
		const { start: first, end } = section;
		const file = await besides(
			folder,
			path,
			'Obras con su historia, de una en una',
			'Works with their lives, one by one'
		);
		files.push({ ...file, layout: { kind: 'lives', first, rows: end - first, block: BLOCK } });
	}
	return { files, blocks };
}

async function writeSection(
	connection: DuckDBConnection,
	path: string,
	works: string,
	{ start, end }: Section
): Promise<Block[]> {
	const stream = createWriteStream(path);
	const ended = finished(stream);
	// Awaited below; a failure before that must not end the process unseen.
	ended.catch(() => {});
	const blocks: Block[] = [];
	let offset = 0;
	for (let from = start; from < end; from += QUERY_WORKS) {
		const lines = await linesOf(connection, works, start, from, Math.min(end, from + QUERY_WORKS));
		for (const bytes of await Promise.all(lines.map(member))) {
			const first = start + blocks.length * BLOCK;
			if (bytes.length > LONGEST_BLOCK)
				throw new RangeError(
					`expected at most ${LONGEST_BLOCK} bytes of lives from work ${first}; met ${bytes.length}`
				);
			blocks.push({ first, rows: Math.min(BLOCK, end - first), offset, length: bytes.length });
			offset += bytes.length;
			if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), ended]);
		}
	}
	stream.end();
	await ended;
	return blocks;
}

async function member(line: Uint8Array): Promise<Buffer> {
	const bytes = await compress(line, { level: LEVEL });
	// The system that packed it: "unknown", so that every system writes the same bytes (RFC 1952).
	bytes[9] = 255;
	return bytes;
}

/** One line of JSON for each block of the works `from` to `to`. */
async function linesOf(
	connection: DuckDBConnection,
	works: string,
	start: number,
	from: number,
	to: number
): Promise<Uint8Array[]> {
	const rows = (table: string, cells: readonly string[]): string =>
		`SELECT (ordinal - ${start}) // ${BLOCK} AS block,
			string_agg(json_array(${cells.map((name) => `"${name}"`).join(', ')})::VARCHAR, ',' ORDER BY rowid) AS rows
		FROM ${table} WHERE ordinal >= ${from} AND ordinal < ${to} GROUP BY block`;
	const columns = {
		works: WORKS.columns.map(({ name }) => name),
		...Object.fromEntries(
			LIFE_TABLES.map((name) => [
				name,
				['ordinal', ...LONG_TABLES[name].columns.slice(1).map((column) => column.name)]
			])
		)
	} as Record<LifeTable | 'works', string[]>;
	const reader = await connection.runAndReadAll(`
		WITH works AS (${rows(works, columns.works)}),
		${LIFE_TABLES.map((name) => `"${name}" AS (${rows(sortedTable(name), columns[name])})`).join(', ')}
		SELECT encode(concat('{"columns":${JSON.stringify(columns)},"works":[', works.rows, ']', ${LIFE_TABLES.map(
			(name) => `',"${name}":[', "${name}".rows, ']'`
		).join(', ')}, '}', chr(10)))
		FROM works ${LIFE_TABLES.map((name) => `LEFT JOIN "${name}" USING (block)`).join(' ')}
		ORDER BY block`);
	return reader.getRows().map(([line]) => {
		if (!(line instanceof DuckDBBlobValue))
			throw new TypeError(`expected a block of lives; met ${String(line)}`);
		return line.bytes;
	});
}
