import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { evaluateFlag, GAPS, prepareAnswers, prepareRelations } from '../../../scripts/flags/evaluate';
import type { Ceiling } from '../../../scripts/flags/ceilings';
import { FLAGS, type FlagState } from '../../../src/lib/analysis';
import { LIFE_COLUMNS, WORK_COLUMNS } from '../../../src/lib/domain';

type Row = Record<string, DuckDBValue>;

/** Hand-made tables; a work's `ordinal` and `id` follow from its place in the list. */
export interface Case {
	works: Row[];
	contracts?: Row[];
	events?: Row[];
	observations?: Row[];
	amounts?: Row[];
	municipalities?: Row[];
	ceilings?: Ceiling[];
	issued?: string;
}

export interface Verdict {
	state: FlagState;
	value: number | null;
	threshold: number | null;
	observed: number | null;
	reference: number | null;
	peer: string | null;
}

/** A finished work of a municipality, contracted after an open tender; each case changes what it is about. */
export const WORK: Row = {
	name: 'Pavimentación de la calle Hidalgo',
	kind: 'obra',
	status: 'terminada',
	year: 2022,
	municipality: '11007',
	agency: 'Municipio de Celaya',
	procurement_method: 'licitacion',
	bidders: 4,
	contractor: 'Constructora Uno',
	tema: 'caminos.calles',
	location_quality: 'exact',
	source: 'prueba'
};

const NOT: Verdict = {
	state: 'not',
	value: null,
	threshold: null,
	observed: null,
	reference: null,
	peer: null
};

async function fill(
	connection: DuckDBConnection,
	table: string,
	columns: Record<string, string>,
	rows: readonly Row[]
) {
	const declared = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
	await connection.run(`CREATE TABLE ${table}(${declared.join(', ')})`);
	for (const row of rows) {
		const names = Object.keys(row);
		for (const name of names)
			if (!(name in columns)) throw new Error(`expected a column of ${table}, met ${name}`);
		const values = names.map((name, i) => `$${i + 1}::${columns[name] ?? ''}`);
		await connection.run(
			`INSERT INTO ${table}(${names.map((name) => `"${name}"`).join(', ')}) VALUES (${values.join(', ')})`,
			Object.values(row)
		);
	}
}

/** Runs one flag over hand-made tables: verdicts by the work's place in the list (`0`, `1`, …), or by agency. */
export async function judge(flagId: string, given: Case): Promise<(subject: number | string) => Verdict> {
	const flag = FLAGS.find(({ id }) => id === flagId);
	if (!flag) throw new Error(`no flag ${flagId}`);
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		const works = Object.fromEntries(WORK_COLUMNS.map(({ name, type }) => [name, type]));
		const numbered = given.works.map((work, ordinal) => ({
			...WORK,
			...work,
			ordinal,
			id: `w${ordinal}`
		}));
		await fill(connection, 'works', works, numbered);
		for (const table of ['contracts', 'events', 'observations', 'amounts'] as const)
			await fill(
				connection,
				table,
				{ work: 'VARCHAR', ...LIFE_COLUMNS[table] },
				(given[table] ?? []).map(({ of, ...row }) => ({
					work: of === null ? null : `w${String(of)}`,
					...row
				}))
			);
		await fill(
			connection,
			'municipalities',
			{ code: 'VARCHAR', population: 'INTEGER' },
			given.municipalities ?? [{ code: '11007', population: 500_000 }]
		);
		await prepareRelations(connection, {
			issued: given.issued ?? '2024-01-01',
			ceilings: given.ceilings ?? []
		});
		await prepareAnswers(connection);
		await evaluateFlag(connection, flag);
		const answer = await connection.runAndReadAll(
			`SELECT * FROM flag_rows UNION ALL BY NAME
			SELECT 'w' || ordinal AS subject, ordinal, 'not_calculable' AS state FROM (${GAPS}) WHERE flags = '${flagId}'
			ORDER BY state DESC`
		);
		const rows = answer.getRowObjectsJS() as unknown as (Verdict & { subject: string | null })[];
		return (subject) => {
			const key = typeof subject === 'number' ? `w${subject}` : subject === '' ? null : subject;
			const own = rows.find((row) => row.subject === key);
			if (!own) return NOT;
			const { state, value, threshold, observed, reference, peer } = own;
			return { state, value, threshold, observed, reference, peer };
		};
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}
