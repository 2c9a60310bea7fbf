import { SourceError } from '../../domain';
import { kindFromWords, rubroFromWords } from '../classify';
import type { Row } from '../csv';
import type { MappingFile } from '../mapping';
import { bareDigits, paddedCode, parseStates } from '../parse/codes';
import { comparable, headerName } from '../parse/text';
import { Columns } from '../columns';
import type { Format, FormatReader, Note, Reading } from '../types';
import { EMPTY_FIELDS, eventsOf, yearInName } from './shared';

/** Any CSV, through its mapping file. A field here is a column of the file, by its comparable name. */
export function mappedFormat(mapping: MappingFile): Format {
	const names = [...new Set(columnsOf(mapping))];
	const columns = Object.fromEntries(names.map((name) => [name, [headerName(name)]]));
	return {
		id: `mapping:${mapping.id}`,
		expected: `the columns its mapping requires (${mapping.requires.join(', ')})`,
		columns,
		required: mapping.requires,
		open(header, options) {
			const col = new Columns<string>(header, columns);
			const absent = names.filter((name) => !col.has(name));
			if (mapping.requires.some((name) => absent.includes(name))) {
				throw new SourceError(
					options.file,
					`columns ${mapping.requires.join(', ')}`,
					`none named ${absent.join(', ')}`,
					'Check the mapping.'
				);
			}
			return reader(mapping, col, absent, options.year ?? yearInName(options.file));
		}
	};
}

/** Every column the mapping names, wherever it does. */
function columnsOf(mapping: MappingFile): string[] {
	const found: string[] = [
		...mapping.requires,
		...(mapping.key ?? []),
		...(mapping.identified_by ?? []),
		...mapping.location.texts
	];
	const visit = (value: unknown, key: string): void => {
		if (key === 'words' || key === 'bbox') return;
		if (typeof value === 'string') {
			if (key === 'column' || key === 'lat' || key === 'lon' || key === 'municipality' || key === 'locality')
				found.push(value);
		} else if (Array.isArray(value)) {
			for (const item of value) {
				if (typeof item === 'string' && key === 'columns') found.push(item);
				else visit(item, '');
			}
		} else if (typeof value === 'object' && value !== null) {
			for (const [k, item] of Object.entries(value)) visit(item, k);
		}
	};
	visit(mapping.fields, '');
	visit(mapping.location, '');
	visit(mapping.latest_by, '');
	return found;
}

type Fields = MappingFile['fields'];
type TextRule = Fields['name'];
type CodeRule<T extends string> =
	{ constant: T } | { column: string; words: Record<string, T>; default?: T | undefined };

function reader(
	mapping: MappingFile,
	col: Columns<string>,
	absent: readonly string[],
	fileYear: number | null
): FormatReader {
	const read = new MappedRow(mapping, col, fileYear);
	const { key, identified_by: identity = mapping.requires } = mapping;
	return {
		source: { id: mapping.id, ...mapping.source },
		repeated: mapping.repeated,
		notes: absent.map((name) => ({ rule: 'column.missing', action: 'kept', column: name, value: null })),
		states: (row) => read.states(row),
		...(key
			? {
					officialKey: (row: Row) => key.map((c) => col.raw(row, c).trim().replace(/^'/, '')).join('-')
				}
			: { identity: (row: Row) => identity.map((c) => comparable(col.raw(row, c))).join('|') }),
		rank: (row) => {
			const [a = 0, b = 0, c = 0] = (mapping.latest_by ?? []).map((rule) => {
				const date = col.date(row, rule.column, silent, rule);
				return date === null ? 0 : Number(date.replaceAll('-', ''));
			});
			return [a, b, c];
		},
		read: (row, note) => read.read(row, note)
	};
}

const silent: Note = () => undefined;

class MappedRow {
	private readonly words = new Map<object, Map<string, string>>();

	constructor(
		private readonly mapping: MappingFile,
		private readonly col: Columns<string>,
		private readonly fileYear: number | null
	) {}

	states(row: Row): ReturnType<typeof parseStates> {
		const rule = this.mapping.location.state;
		if (!rule) return { states: [], beyond: false, unreadable: false };
		return parseStates('constant' in rule ? rule.constant : this.col.raw(row, rule.column));
	}

	read(row: Row, note: Note): Reading {
		const { col } = this;
		const { fields, location } = this.mapping;
		const name = this.text(row, fields.name, note);
		if (name === null) note('name.missing', 'kept', null, null);
		const year = this.year(row, note);
		const money = (rule: Fields['approved']) =>
			rule ? col.money(row, rule.column, note, style(rule.decimal)) : null;
		const date = (rule: Fields['planned_start']) => (rule ? col.date(row, rule.column, note, rule) : null);
		const budget = {
			approved: money(fields.approved),
			modified: money(fields.modified),
			committed: money(fields.committed),
			accrued: money(fields.accrued),
			exercised: money(fields.exercised),
			paid: money(fields.paid),
			contracted: money(fields.contracted)
		};
		const dates = {
			planned_start: date(fields.planned_start),
			planned_end: date(fields.planned_end),
			actual_start: date(fields.actual_start),
			actual_end: date(fields.actual_end)
		};
		const percent = (rule: Fields['physical_progress']) =>
			rule ? col.percent(row, rule.column, note, style(rule.decimal)) : null;
		const count = (rule: Fields['bidders']) => (rule ? this.count(row, rule.column, note) : null);
		const physical = percent(fields.physical_progress);
		const financial = percent(fields.financial_progress);
		const status = this.code(row, fields.status, note, 'status') ?? 'sin_dato';
		const published = this.code(row, fields.rubro, note, 'rubro');
		const words = published === null && name !== null ? rubroFromWords(comparable(name)) : null;
		const contractor = this.text(row, fields.contractor, note);
		const contract_number = this.text(row, fields.contract_number, note);
		const method = this.code(row, fields.procurement_method, note, 'method');
		const bidders = count(fields.bidders);
		const amounts: Reading['amounts'] = [];
		for (const [moment, centavos] of Object.entries(budget) as [keyof typeof budget, number | null][]) {
			if (centavos !== null)
				amounts.push({ moment, centavos, fiscal_year: year, fund: null, observed_on: null });
		}
		const { states } = this.states(row);
		const place = this.place(row, states);
		return {
			fields: {
				...EMPTY_FIELDS,
				name,
				kind: this.code(row, fields.kind, note, 'kind') ?? kindFromWords(comparable(name ?? '')),
				rubro: published ?? words,
				rubro_basis: published ? 'source' : words ? 'words' : null,
				program: this.text(row, fields.program, note),
				agency: this.text(row, fields.agency, note),
				status,
				status_text:
					fields.status && 'column' in fields.status ? col.text(row, fields.status.column, note) : null,
				year,
				...budget,
				physical_progress: physical,
				financial_progress: financial,
				...dates,
				contractor,
				contract_number,
				procurement_method: method,
				bidders: bidders !== null && bidders < 32768 ? bidders : null,
				funding_source: this.text(row, fields.funding_source, note),
				beneficiaries: count(fields.beneficiaries),
				place_text: this.text(row, fields.place_text, note),
				photo: this.photo(row, note)
			},
			stated: {
				states,
				...place,
				several: states.length > 1,
				lat: location.lat ? col.raw(row, location.lat) : '',
				lon: location.lon ? col.raw(row, location.lon) : '',
				catalogued: location.point_of === 'locality',
				texts: [...location.texts.map((c) => col.text(row, c, note)), name].filter((t) => t !== null),
				bbox: location.bbox ?? null
			},
			places: states.length > 1 ? states.map((s) => ({ municipality: `${s}000`, share: null })) : [],
			amounts,
			observation:
				physical === null && financial === null && status === 'sin_dato'
					? null
					: { observed_on: null, physical, financial, status: status === 'sin_dato' ? null : status },
			events: eventsOf(dates),
			contract:
				contractor === null && contract_number === null && budget.contracted === null
					? null
					: {
							contract_number,
							contractor,
							method,
							bidders,
							centavos: budget.contracted,
							signed_on: null,
							start: dates.planned_start ?? dates.actual_start,
							end: dates.planned_end ?? dates.actual_end
						}
		};
	}

	private text(row: Row, rule: TextRule | undefined, note: Note): string | null {
		if (!rule) return null;
		if ('constant' in rule) return rule.constant;
		if ('column' in rule) return this.col.text(row, rule.column, note);
		return (
			rule.columns
				.map((c) => this.col.text(row, c, note))
				.filter((t) => t !== null)
				.join(rule.join) || null
		);
	}

	/** Words that count nobody ("vecinos") are no problem of the file's: they are simply no number. */
	private count(row: Row, column: string, note: Note): number | null {
		return /\d/.test(this.col.raw(row, column)) ? this.col.count(row, column, note) : null;
	}

	private code<T extends string>(
		row: Row,
		rule: CodeRule<T> | undefined,
		note: Note,
		what: string
	): T | null {
		if (!rule) return null;
		if ('constant' in rule) return rule.constant;
		const raw = comparable(this.col.raw(row, rule.column));
		if (raw === '') return rule.default ?? null;
		let words = this.words.get(rule);
		if (!words) {
			words = new Map(Object.entries(rule.words).map(([word, code]) => [comparable(word), code]));
			this.words.set(rule, words);
		}
		const found = words.get(raw);
		if (found !== undefined) return found as T;
		note(`${what}.unknown`, 'kept', this.col.name(rule.column), this.col.raw(row, rule.column));
		return rule.default ?? null;
	}

	private year(row: Row, note: Note): number | null {
		const rule = this.mapping.fields.year;
		if (!rule) return null;
		const stated = rule.column === undefined ? null : this.col.year(row, rule.column, note);
		if (stated !== null) return stated;
		if (rule.constant !== undefined) return rule.constant;
		for (const date of rule.from_dates ?? []) {
			const value = this.col.date(row, date.column, silent, date);
			if (value !== null && value >= '1990') return Number(value.slice(0, 4));
		}
		return rule.from_file_name ? this.fileYear : null;
	}

	private place(
		row: Row,
		states: readonly string[]
	): Pick<Reading['stated'], 'municipality' | 'wholeState' | 'locality'> {
		const { municipality: column, locality: localityColumn } = this.mapping.location;
		const state = states.length === 1 ? states[0] : undefined;
		const digits = column === undefined ? null : bareDigits(this.col.raw(row, column));
		if (digits === null) return { municipality: null, wholeState: false, locality: null };
		const whole = digits.length > 3 ? paddedCode(digits, 5) : null;
		const local = state === undefined ? null : paddedCode(digits, 3);
		const code = whole ?? (local === null ? null : (state ?? '') + local);
		if (code === null || code.endsWith('999'))
			return { municipality: null, wholeState: false, locality: null };
		if (code.endsWith('000')) return { municipality: null, wholeState: true, locality: null };
		const raw = localityColumn === undefined ? null : bareDigits(this.col.raw(row, localityColumn));
		const locality =
			raw === null ? null : raw.length > 4 ? paddedCode(raw, 9) : code + (paddedCode(raw, 4) ?? '');
		return { municipality: code, wholeState: false, locality };
	}

	private photo(row: Row, note: Note): string | null {
		const rule = this.mapping.fields.photo;
		const text = rule ? this.col.text(row, rule.column, note) : null;
		return text !== null && /^https:\/\/[^\s<>"']+$/.test(text) ? text : null;
	}
}

const style = (decimal: '.' | ',' | undefined) => (decimal === undefined ? {} : { decimal });
