import type { DuckDBConnection } from '@duckdb/node-api';
import { FLAG_RELATIONS, type Flag } from '../../src/lib/analysis';
import type { Ceiling } from './ceilings';

/** What flags are judged by beside the release's own tables. */
export interface FlagFacts {
	/** YYYY-MM-DD; the release's own date, never the clock. */
	issued: string;
	ceilings: readonly Ceiling[];
}

/**
 * Prepares what the flags' SQL sees (`FLAG_RELATIONS`). The connection must have `works`, `contracts`, `events`, `observations`, `amounts`
 * and `municipalities`, as tables or views.
 */
export async function prepareRelations(connection: DuckDBConnection, facts: FlagFacts): Promise<void> {
	await connection.run(`CREATE TABLE release AS SELECT $1::DATE AS issued`, [facts.issued]);
	await connection.run(
		'CREATE TABLE ceilings(year SMALLINT, buyer VARCHAR, population_up_to DOUBLE, direct BIGINT)'
	);
	for (const { year, buyer, population_up_to, direct } of facts.ceilings)
		await connection.run('INSERT INTO ceilings VALUES ($1, $2, $3, $4)', [
			year,
			buyer,
			population_up_to,
			BigInt(direct)
		]);
	for (const [name, sql] of FLAG_RELATIONS) await connection.run(`CREATE TABLE ${name} AS ${sql}`);
}

/**
 * Runs one flag: the table `flag_rows` gets its raised subjects and those it is not calculable for. A subject without a row is not
 * concerned or not raised.
 */
export async function evaluateFlag(connection: DuckDBConnection, flag: Flag): Promise<void> {
	const work = flag.subject === 'work';
	// A year of an agency is a row of its own; a work has one row, of the strongest case.
	const key = work ? 'ordinal' : 'subject, peer';
	await connection.run(
		`INSERT INTO flag_rows
		WITH judged AS MATERIALIZED (${flag.sql}), raised AS (
			SELECT * FROM judged WHERE raised
			QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY value DESC NULLS LAST, threshold, observed, reference, peer) = 1
		), found AS (
			SELECT ${key}, 'raised' AS state, value, threshold, observed, reference${work ? ', peer' : ''} FROM raised
			UNION ALL
			SELECT DISTINCT ${key}, 'not_calculable', NULL::DOUBLE, NULL::DOUBLE, NULL::DOUBLE, NULL::DOUBLE${work ? ', NULL' : ''}
			FROM judged WHERE raised IS NULL ${work ? 'AND ordinal NOT IN (SELECT ordinal FROM raised)' : ''}
		)
		SELECT $1, $2, ${work ? 'w.id, f.ordinal' : 'f.subject, NULL'}, f.state, f.value, f.threshold, f.observed, f.reference, f.peer
		FROM found f ${work ? 'JOIN works w ON w.ordinal = f.ordinal' : ''}`,
		[flag.id, flag.subject]
	);
}

/** The empty table that `evaluateFlag` fills. */
export const FLAG_ROWS = `CREATE TABLE flag_rows(flag VARCHAR, subject_kind VARCHAR, subject VARCHAR, ordinal INTEGER,
	state VARCHAR, value DOUBLE, threshold DOUBLE, observed DOUBLE, reference DOUBLE, peer VARCHAR)`;
