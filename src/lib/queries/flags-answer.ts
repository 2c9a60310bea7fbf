import type { FlagColumns, FlagGapColumns } from '../dataset';
import type { CoreColumns, TextColumns } from '../domain';
import type { FlagQuestion, FlagsAnswer, RaisedFlag, WorkRow } from './questions';

export interface FlagTables {
	flags: FlagColumns;
	gaps: FlagGapColumns;
}

interface Source {
	tables: FlagTables;
	core: CoreColumns;
	text: TextColumns;
	/** Rows of the chosen works, ascending. */
	chosen: Uint32Array;
	/** The row of an ordinal; null where that work is not open. */
	rowOf: (ordinal: number) => number | null;
	lineOf: (row: number) => WorkRow;
}

/** Flags of the chosen works: how many of each, how many cannot be calculated, and the works, those with most flags first. */
export function flagsAnswer(source: Source, asked: FlagQuestion): Omit<FlagsAnswer, 'sql'> {
	const { tables, core, text } = source;
	const mask = new Uint8Array(core.rows);
	const only = asked.work === null ? null : text.id.indexOf(asked.work);
	for (const row of source.chosen) if (only === null || row === only) mask[row] = 1;
	const rowOf = (ordinal: number): number | null => {
		const row = Number.isNaN(ordinal) ? null : source.rowOf(ordinal);
		return row !== null && mask[row] === 1 ? row : null;
	};
	const counts = new Map<string, { raised: number; notCalculable: number }>();
	const count = (flag: string) => {
		const known = counts.get(flag) ?? { raised: 0, notCalculable: 0 };
		counts.set(flag, known);
		return known;
	};

	const { flags } = tables;
	const raised = new Map<number, number[]>();
	const withFlag = new Set<number>();
	for (let i = 0; i < flags.rows; i++) {
		const row = rowOf(flags.ordinal[i] ?? NaN);
		if (row === null) continue;
		const own = raised.get(row);
		if (own) own.push(i);
		else raised.set(row, [i]);
		const flag = flagOf(flags, i);
		count(flag).raised++;
		if (flag === asked.flag) withFlag.add(row);
	}

	const missing = new Map<number, number>();
	const perText = new Float64Array(tables.gaps.flags.values.length);
	for (let i = 0; i < tables.gaps.ordinal.length; i++) {
		const row = rowOf(tables.gaps.ordinal[i] ?? NaN);
		if (row === null) continue;
		const code = tables.gaps.flags.codes[i] ?? 0;
		perText[code] = (perText[code] ?? 0) + 1;
		missing.set(row, code);
	}
	const gapsOf = (code: number): string[] =>
		(tables.gaps.flags.values[code] ?? '').split(';').filter(Boolean);
	perText.forEach((works, code) => {
		if (works > 0) for (const flag of gapsOf(code)) count(flag).notCalculable += works;
	});

	const listed =
		only !== null && only >= 0 && mask[only] === 1
			? [only]
			: [...(asked.flag === null ? raised.keys() : withFlag)];
	const many = (row: number): number => raised.get(row)?.length ?? 0;
	const money = (row: number): number => {
		const amount = core.investment[row] ?? NaN;
		return Number.isNaN(amount) ? -1 : amount;
	};
	listed.sort((a, b) => many(b) - many(a) || money(b) - money(a) || a - b);

	return {
		works: mask.reduce((sum, on) => sum + on, 0),
		flagged: raised.size,
		listed: listed.length,
		byFlag: [...counts].map(([flag, own]) => ({ flag, ...own })),
		agencies: agenciesOf(flags, text, mask),
		contracts: contractsOf(flags),
		rows: listed.slice(asked.offset, asked.offset + asked.limit).map((row) => ({
			...source.lineOf(row),
			flags: (raised.get(row) ?? []).map((i) => raisedOf(flags, i)),
			notCalculable: gapsOf(missing.get(row) ?? 0)
		}))
	};
}

const flagOf = (flags: FlagColumns, i: number): string => flags.flag.values[flags.flag.codes[i] ?? 0] ?? '';

/** Flags of the agencies that have a chosen work; each is about all of the agency's contracts. */
function agenciesOf(flags: FlagColumns, text: TextColumns, mask: Uint8Array): FlagsAnswer['agencies'] {
	const present = new Set<string | null>();
	// A buyer of a contracts' file may have no work of its own.
	const isAll = mask.every((on) => on === 1);
	const met = new Uint8Array(text.agency.values.length);
	for (let row = 0; row < mask.length; row++) if (mask[row] === 1) met[text.agency.codes[row] ?? 0] = 1;
	text.agency.values.forEach((agency, code) => met[code] === 1 && present.add(agency));
	const found: FlagsAnswer['agencies'] = [];
	for (let i = 0; i < flags.rows; i++) {
		if (flags.subject_kind.values[flags.subject_kind.codes[i] ?? 0] !== 'agency') continue;
		const agency = flags.subject[i] ?? null;
		if (agency === null || (!isAll && !present.has(agency))) continue;
		const isRaised = flags.state.values[flags.state.codes[i] ?? 0] === 'raised';
		found.push({ agency, raised: isRaised, ...raisedOf(flags, i) });
	}
	return found;
}

/** No filter is about a contract without a work. */
function contractsOf(flags: FlagColumns): FlagsAnswer['contracts'] {
	const found: FlagsAnswer['contracts'] = { raised: [], notCalculable: [] };
	for (let i = 0; i < flags.rows; i++) {
		if (flags.subject_kind.values[flags.subject_kind.codes[i] ?? 0] !== 'contract') continue;
		const contract = flags.subject[i] ?? null;
		if (contract === null)
			found.notCalculable.push({ flag: flagOf(flags, i), contracts: flags.value[i] ?? 0 });
		else found.raised.push({ contract, ...raisedOf(flags, i) });
	}
	return found;
}

const known = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

const raisedOf = (flags: FlagColumns, i: number): RaisedFlag => ({
	flag: flagOf(flags, i),
	value: known(flags.value[i]),
	threshold: known(flags.threshold[i]),
	observed: known(flags.observed[i]),
	reference: known(flags.reference[i]),
	peer: flags.peer[i] ?? null
});
