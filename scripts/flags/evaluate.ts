import type { DuckDBConnection } from '@duckdb/node-api';
import { FLAG_RELATIONS, FLAGS, type Flag } from '../../src/lib/analysis';
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
 * Runs one flag: its raised subjects go to `flag_rows`, the works it is not calculable for to `flag_unknown`. A subject in neither is not
 * concerned or not raised.
 */
export async function evaluateFlag(connection: DuckDBConnection, flag: Flag): Promise<void> {
	const work = flag.subject === 'work';
	// A year of an agency is a row of its own; a work has one row, of the strongest case.
	const key = work ? 'ordinal' : 'subject, peer';
	await connection.run(
		`CREATE OR REPLACE TEMP TABLE judged AS SELECT * FROM (${flag.sql})
		WHERE (raised IS NULL OR raised) AND ${work ? 'ordinal' : 'subject'} IS NOT NULL`
	);
	await connection.run(
		`INSERT INTO flag_rows
		SELECT $1, $2, ${work ? 'w.id, f.ordinal' : 'f.subject, NULL'}, 'raised', f.value, f.threshold, f.observed, f.reference, f.peer
		FROM judged f ${work ? 'JOIN works w ON w.ordinal = f.ordinal' : ''} WHERE f.raised
		QUALIFY row_number() OVER (PARTITION BY ${work ? 'f.ordinal' : key}
			ORDER BY f.value DESC NULLS LAST, f.threshold, f.observed, f.reference, f.peer) = 1`,
		[flag.id, flag.subject]
	);
	if (work) {
		await evaluateStrays(connection, flag);
		await connection.run(
			`INSERT INTO flag_unknown SELECT DISTINCT ordinal, $1::UTINYINT FROM judged
			WHERE raised IS NULL AND ordinal >= 0 AND ordinal NOT IN (SELECT ordinal FROM judged WHERE raised)`,
			[FLAGS.findIndex(({ id }) => id === flag.id)]
		);
	} else
		await connection.run(
			`INSERT INTO flag_rows SELECT DISTINCT $1, $2, subject, NULL::INTEGER, 'not_calculable', NULL::DOUBLE, NULL::DOUBLE,
				NULL::DOUBLE, NULL::DOUBLE, peer
			FROM judged WHERE raised IS NULL`,
			[flag.id, flag.subject]
		);
}

/**
 * What contracts leave open of which no work is known: a row for each that is raised, and one with how many it cannot be calculated of. A file of contracts
 * may hold a hundred thousand: a row for each flag that cannot be calculated would be the largest table of the release.
 */
async function evaluateStrays(connection: DuckDBConnection, flag: Flag): Promise<void> {
	await connection.run(
		`INSERT INTO flag_rows
		SELECT $1, 'contract', s.stray, NULL, 'raised', f.value, f.threshold, f.observed, f.reference, f.peer
		FROM judged f JOIN strays s USING (ordinal) WHERE f.raised
		QUALIFY row_number() OVER (PARTITION BY f.ordinal ORDER BY f.value DESC NULLS LAST, f.threshold, f.observed, f.reference, f.peer) = 1`,
		[flag.id]
	);
	await connection.run(
		`INSERT INTO flag_rows
		SELECT $1, 'contract', NULL, NULL, 'not_calculable', count(DISTINCT ordinal), NULL, NULL, NULL, NULL FROM judged
		WHERE raised IS NULL AND ordinal < 0 AND ordinal NOT IN (SELECT ordinal FROM judged WHERE raised) HAVING count(*) > 0`,
		[flag.id]
	);
}

/** Makes the empty tables that `evaluateFlag` fills. A row of `flag_unknown` is small: there is one for each work and flag at worst. */
export async function prepareAnswers(connection: DuckDBConnection): Promise<void> {
	await connection.run(`CREATE TABLE flag_rows(flag VARCHAR, subject_kind VARCHAR, subject VARCHAR, ordinal INTEGER,
		state VARCHAR, value DOUBLE, threshold DOUBLE, observed DOUBLE, reference DOUBLE, peer VARCHAR)`);
	await connection.run('CREATE TABLE flag_unknown(ordinal INTEGER, flag UTINYINT)');
}

/**
 * The works of `flag_unknown` with the ids of their flags, in both orders. Sets are gathered as bits and become text once each: texts
 * gathered work by work do not fit in memory at a million works.
 */
export const GAPS = `
	WITH sets AS (SELECT ordinal, bit_or(1::UBIGINT << flag::UBIGINT) AS bits FROM flag_unknown GROUP BY ordinal),
	names AS (
		SELECT bits, string_agg(flag, ';' ORDER BY flag) AS flags
		FROM (SELECT DISTINCT bits FROM sets) s, (VALUES ${FLAGS.map(({ id }, i) => `('${id}', ${i})`).join(', ')}) f(flag, number)
		WHERE bits & (1::UBIGINT << number::UBIGINT) <> 0 GROUP BY bits
	)
	SELECT sets.ordinal, names.flags FROM sets JOIN names USING (bits) ORDER BY sets.ordinal`;
