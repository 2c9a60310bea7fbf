import * as v from 'valibot';
import { KINDS, PROCUREMENT_METHODS, RUBROS, SourceError, STATUS_CODES } from '../domain';

/**
 * A mapping file: how any other CSV becomes works, said as data. Written as JSON, checked with this schema, which is its
 * documentation; `data/mappings/caba-obras-2022.json` is an example. A column that the mapping does not name is not read.
 */
export const MAPPING_VERSION = 1;

const Column = v.pipe(v.string(), v.minLength(1));
const Decimal = v.optional(v.picklist(['.', ',']));

/** Text of one column, of several joined by `join` (", "), or the same for every row. */
const TextRule = v.union([
	v.strictObject({ column: Column }),
	v.strictObject({ columns: v.pipe(v.array(Column), v.minLength(1)), join: v.optional(v.string(), ', ') }),
	v.strictObject({ constant: v.string() })
]);
const MoneyRule = v.strictObject({
	column: Column,
	/** The file's decimal sign, for amounts that could be read two ways (`1.234`). */
	decimal: Decimal
});
const NumberRule = v.strictObject({ column: Column, decimal: Decimal });
const DateRule = v.strictObject({
	column: Column,
	order: v.optional(v.picklist(['dmy', 'mdy', 'ymd']), 'dmy'),
	edge: v.optional(v.picklist(['start', 'end']), 'start')
});
/** The fiscal year: a column, the same for all, from the file's name, or of the first date that can be read. */
const YearRule = v.strictObject({
	column: v.optional(Column),
	constant: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100))),
	from_file_name: v.optional(v.boolean()),
	/** Date columns, tried in order when the others give nothing. */
	from_dates: v.optional(v.array(DateRule))
});
/** A code from a dictionary whose words are compared without case, accents or punctuation; `default` where none fits. */
const codeRule = <const T extends readonly string[]>(codes: T) =>
	v.union([
		v.strictObject({ constant: v.picklist(codes) }),
		v.strictObject({
			column: Column,
			words: v.record(v.string(), v.picklist(codes)),
			default: v.optional(v.picklist(codes))
		})
	]);

const Box = v.pipe(
	v.tuple([v.number(), v.number(), v.number(), v.number()]),
	v.check(([w, s, e, n]) => w < e && s < n, 'a box is [west, south, east, north]')
);

export const MappingSchema = v.strictObject({
	version: v.literal(MAPPING_VERSION),
	/** Prefix of the work ids; letters, digits and dashes. */
	id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,40}$/)),
	source: v.strictObject({
		title: v.string(),
		publisher: v.string(),
		license: v.strictObject({ name: v.string(), title: v.string(), path: v.nullable(v.string()) }),
		path: v.nullable(v.string()),
		/** Date of the file or of its download. */
		issued: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)))
	}),
	/** Columns the file must have to be this source. */
	requires: v.pipe(v.array(Column), v.minLength(1)),
	/** Official key, of one or more columns; without it a work is known by a hash of `identified_by`. */
	key: v.optional(v.pipe(v.array(Column), v.minLength(1))),
	identified_by: v.optional(v.pipe(v.array(Column), v.minLength(1))),
	/** Rows of one key: views of one work, the last (or the greatest in `latest_by`) being its present, or works of their own. */
	repeated: v.optional(v.picklist(['latest', 'distinct']), 'latest'),
	latest_by: v.optional(v.array(DateRule)),
	fields: v.strictObject({
		name: TextRule,
		kind: v.optional(codeRule(KINDS)),
		rubro: v.optional(codeRule(RUBROS)),
		program: v.optional(TextRule),
		agency: v.optional(TextRule),
		status: v.optional(codeRule(STATUS_CODES)),
		year: v.optional(YearRule),
		approved: v.optional(MoneyRule),
		modified: v.optional(MoneyRule),
		committed: v.optional(MoneyRule),
		accrued: v.optional(MoneyRule),
		exercised: v.optional(MoneyRule),
		paid: v.optional(MoneyRule),
		contracted: v.optional(MoneyRule),
		physical_progress: v.optional(NumberRule),
		financial_progress: v.optional(NumberRule),
		planned_start: v.optional(DateRule),
		planned_end: v.optional(DateRule),
		actual_start: v.optional(DateRule),
		actual_end: v.optional(DateRule),
		contractor: v.optional(TextRule),
		contract_number: v.optional(TextRule),
		procurement_method: v.optional(codeRule(PROCUREMENT_METHODS)),
		bidders: v.optional(NumberRule),
		funding_source: v.optional(TextRule),
		beneficiaries: v.optional(NumberRule),
		place_text: v.optional(TextRule),
		/** Only an https address is kept. */
		photo: v.optional(v.strictObject({ column: Column }))
	}),
	location: v.strictObject({
		lat: v.optional(Column),
		lon: v.optional(Column),
		/** Points outside it are repaired or suspect. Not needed where a Mexican state or municipality is given. */
		bbox: v.optional(Box),
		/** Whose point it is: the work's (`exact`) or its locality's (`locality`). */
		point_of: v.optional(v.picklist(['work', 'locality']), 'work'),
		/** INEGI keys: the state as a column or the same for all, the municipality (3 or 5 digits), the locality (4 or 9). */
		state: v.optional(
			v.union([
				v.strictObject({ column: Column }),
				v.strictObject({ constant: v.pipe(v.string(), v.regex(/^\d{2}$/)) })
			])
		),
		municipality: v.optional(Column),
		locality: v.optional(Column),
		/** Columns whose text may name the place. */
		texts: v.optional(v.array(Column), [])
	})
});

export type MappingFile = v.InferOutput<typeof MappingSchema>;

/** Checks a mapping that was read as JSON. Throws SourceError that says which field is wrong. */
export function parseMapping(value: unknown, file: string): MappingFile {
	const result = v.safeParse(MappingSchema, value);
	if (result.success) {
		if (!result.output.key && !result.output.identified_by) {
			throw new SourceError(
				file,
				'a mapping with `key` or `identified_by`',
				'neither',
				'Name the columns that identify a work.'
			);
		}
		return result.output;
	}
	const [issue] = result.issues;
	const where = v.getDotPath(issue) ?? 'the file';
	throw new SourceError(
		file,
		`a mapping of version ${MAPPING_VERSION}`,
		`${where}: ${issue.message}`,
		'Correct it; src/lib/ingest/mapping.ts documents every field.'
	);
}
