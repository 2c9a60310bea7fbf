import {
	measureColumn,
	type CoreColumns,
	type Dictionary,
	type Measure,
	type TextColumns
} from '../../domain';
import { aggregate } from '../aggregate';
import type { LooseContractColumns } from '../../dataset';
import type { Counting } from '../counting';
import { sumsAreExact, wideSums } from '../sums';
import { ALIKE, namesLike, NEAR, nameKey } from './name-forms';
import type {
	CompetitorLine,
	LooseContracts,
	PartnerLine,
	PartyAnswer,
	PartyLine,
	PartyProfile,
	PartyQuestion
} from './types';

export interface PartySource {
	counting: Counting;
	core: CoreColumns;
	text: TextColumns;
	/** Rows of the works that the filter chooses, whoever the party is. */
	rows: Uint32Array;
	measure: Measure;
	loose: LooseContracts | null;
}

/** The list of contractors or agencies of the chosen works, and all about one of them. Pure. */
export function partyAnswer(source: PartySource, asked: PartyQuestion): Omit<PartyAnswer, 'sql'> {
	const { text, rows } = source;
	const parties = asked.kind === 'contractor' ? text.contractor : text.agency;
	const lines = linesOf(source, parties, rows);
	const words = nameKey(asked.search);
	const listed = words === '' ? lines : lines.filter(({ name }) => nameKey(name).includes(words));
	const code = asked.name === null ? -1 : parties.values.indexOf(asked.name);
	const byName = new Map(lines.map((line) => [line.name, line]));
	const known = (names: readonly [string, number][]): PartyLine[] =>
		names.map(
			([name]) => byName.get(name) ?? { name, works: 0, amount: 0, withoutAmount: 0, municipalities: 0 }
		);
	const profile = code <= 0 || asked.name === null ? null : profileOf(source, asked, code, asked.name);
	return {
		list: {
			total: listed.length,
			amount: listed.reduce((sum, { amount }) => sum + amount, 0),
			rows: listed.slice(asked.offset, asked.offset + asked.limit)
		},
		profile:
			profile === null || asked.name === null
				? null
				: { ...profile, alike: known(namesLike(asked.name, parties.values, ALIKE)) },
		near: asked.name === null || profile !== null ? [] : known(namesLike(asked.name, parties.values, NEAR))
	};
}

/** One line for each name that has works, those with most money first; without any of known money last. */
function linesOf(
	{ core, measure }: Pick<PartySource, 'core' | 'measure'>,
	{ values, codes }: Dictionary,
	rows: Uint32Array
): PartyLine[] {
	const amounts = core[measureColumn(measure)];
	const works = new Uint32Array(values.length);
	const without = new Uint32Array(values.length);
	const places = new Map<number, Set<number>>();
	const sums = sumsBy(amounts, rows, codes, values.length);
	for (const row of rows) {
		const code = codes[row] ?? 0;
		works[code] = (works[code] ?? 0) + 1;
		if (Number.isNaN(amounts[row])) without[code] = (without[code] ?? 0) + 1;
		const municipality = core.municipality.codes[row] ?? 0;
		if (municipality === 0) continue;
		const met = places.get(code);
		if (met) met.add(municipality);
		else places.set(code, new Set([municipality]));
	}
	return values
		.flatMap((name, code): PartyLine[] =>
			name === null || (works[code] ?? 0) === 0
				? []
				: [
						{
							name,
							works: works[code] ?? 0,
							amount: sums[code] ?? NaN,
							withoutAmount: without[code] ?? 0,
							municipalities: places.get(code)?.size ?? 0
						}
					]
		)
		.sort(byAmount);
}

/** The order of SQL: by money, then by name as its letters are numbered. */
const byAmount = (a: PartyLine, b: PartyLine): number => b.amount - a.amount || (a.name < b.name ? -1 : 1);

function sumsBy(
	amounts: Float64Array,
	rows: Uint32Array,
	codes: ArrayLike<number>,
	size: number
): Float64Array {
	if (!sumsAreExact(amounts)) return wideSums(amounts, rows, codes, size);
	const sums = new Float64Array(size);
	for (const row of rows) {
		const amount = amounts[row] ?? NaN;
		const code = codes[row] ?? 0;
		if (amount === amount) sums[code] = (sums[code] ?? 0) + amount;
	}
	return sums;
}

function profileOf(
	source: PartySource,
	{ kind, most }: PartyQuestion,
	code: number,
	name: string
): Omit<PartyProfile, 'alike'> {
	const { text, rows, measure, loose } = source;
	const parties = kind === 'contractor' ? text.contractor : text.agency;
	const own = rows.filter((row) => parties.codes[row] === code);
	const { totals, byYear, byMunicipality, byRubro } = aggregate(source.counting, own, {
		measure,
		zapList: null
	});
	const partners = kind === 'contractor' ? agenciesOf(source, own) : contractorsOf(source, own);
	const competitors = kind === 'contractor' ? competitorsOf(source, own, code) : [];
	const hhi =
		kind === 'contractor' || partners.every(({ share }) => share === null)
			? null
			: partners.reduce((sum, { share }) => sum + (100 * (share ?? 0)) ** 2, 0);
	return {
		name,
		works: totals.works,
		amount: totals.amount,
		withoutAmount: totals.withoutAmount,
		byYear,
		byMunicipality,
		byRubro,
		partners: { total: partners.length, rows: partners.slice(0, most) },
		hhi,
		competitors: { total: competitors.length, rows: competitors.slice(0, most) },
		loose
	};
}

/** The contracts without a work that name the party; null where there is none. */
export function looseOf(
	contracts: LooseContractColumns | null,
	{ kind, name }: Pick<PartyQuestion, 'kind' | 'name'>
): LooseContracts | null {
	if (contracts === null || name === null) return null;
	const names = kind === 'contractor' ? contracts.contractor : contracts.buyer;
	const told: LooseContracts = { contracts: 0, amount: 0, withoutAmount: 0 };
	names.forEach((met, row) => {
		if (met !== name) return;
		told.contracts++;
		const amount = contracts.centavos[row] ?? NaN;
		if (Number.isNaN(amount)) told.withoutAmount++;
		else told.amount += amount;
	});
	return told.contracts === 0 ? null : told;
}

const partOf = (amount: number, whole: number): number | null => (whole > 0 ? amount / whole : null);

/** A contractor's agencies, and what part of each one's money it has. */
function agenciesOf(source: PartySource, own: Uint32Array): PartnerLine[] {
	const { text, rows } = source;
	const named = rows.filter((row) => (text.contractor.codes[row] ?? 0) > 0);
	const wholes = new Map(linesOf(source, text.agency, named).map(({ name, amount }) => [name, amount]));
	return linesOf(source, text.agency, own).map((line) => {
		const whole = wholes.get(line.name) ?? 0;
		return { ...line, whole, share: partOf(line.amount, whole) };
	});
}

/** An agency's contractors, and what part of its money each has. */
function contractorsOf(source: PartySource, own: Uint32Array): PartnerLine[] {
	const lines = linesOf(source, source.text.contractor, own);
	const whole = lines.reduce((sum, { amount }) => sum + amount, 0);
	return lines.map((line) => ({ ...line, whole, share: partOf(line.amount, whole) }));
}

function competitorsOf(source: PartySource, own: Uint32Array, code: number): CompetitorLine[] {
	const { text, core, rows } = source;
	const size = core.rubro.values.length;
	/** One number for an agency and a rubro; 0 where one is missing. */
	const marketOf = (row: number): number => {
		const [agency, rubro] = [text.agency.codes[row] ?? 0, core.rubro.codes[row] ?? 0];
		return agency === 0 || rubro === 0 ? 0 : agency * size + rubro;
	};
	const markets = new Set<number>();
	for (const row of own) markets.add(marketOf(row));
	markets.delete(0);
	const others = rows.filter((row) => {
		const contractor = text.contractor.codes[row] ?? 0;
		return contractor !== 0 && contractor !== code && markets.has(marketOf(row));
	});
	const agencies = new Map<string | null, Set<number>>();
	for (const row of others) {
		const name = text.contractor.values[text.contractor.codes[row] ?? 0] ?? null;
		const met = agencies.get(name) ?? new Set<number>();
		met.add(text.agency.codes[row] ?? 0);
		agencies.set(name, met);
	}
	return linesOf(source, text.contractor, others).map((line) => ({
		...line,
		sharedAgencies: agencies.get(line.name)?.size ?? 0
	}));
}
