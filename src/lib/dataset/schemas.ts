import * as v from 'valibot';
import type { Manifest, ReleaseIndex } from '../domain';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const centavos = v.pipe(v.number(), v.safeInteger());
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Inside the release's folder: no scheme, no root, no way up. */
const path = v.pipe(v.string(), v.regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\:]+$/));
/** A release's id becomes part of a URL. */
const releaseId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z._-]*$/));
const schemaVersion = v.pipe(v.string(), v.regex(/^1\.\d+\.\d+$/, 'a schema version 1.x'));

const field = v.object({
	name: v.string(),
	type: v.picklist(['VARCHAR', 'SMALLINT', 'INTEGER', 'BIGINT', 'DOUBLE', 'BOOLEAN', 'DATE']),
	unit: v.picklist(['centavos', 'percent', 'degrees', 'persons', 'code', 'year', 'date', 'count', 'text']),
	description: v.string(),
	description_en: v.string()
});

const part = v.object({
	path,
	rows: count,
	bytes: count,
	sha256,
	municipality: v.nullable(v.tuple([v.string(), v.string()])),
	year: v.nullable(v.tuple([v.number(), v.number()]))
});

const resource = v.object({
	name: v.string(),
	title: v.string(),
	title_en: v.string(),
	format: v.literal('parquet'),
	rows: count,
	bytes: count,
	parts: v.pipe(v.array(part), v.minLength(1)),
	schema: v.object({ fields: v.array(field) })
});

const source = v.object({
	id: v.string(),
	title: v.string(),
	publisher: v.string(),
	license: v.object({ name: v.string(), title: v.string(), path: v.nullable(v.string()) }),
	path: v.nullable(v.string()),
	issued: v.nullable(v.string()),
	format: v.string(),
	file: v.string(),
	bytes: count,
	sha256: v.string(),
	rows: count,
	works: count
});

const layout = v.variant('kind', [
	v.object({
		kind: v.literal('id-index'),
		hash: v.literal('fnv1a64-fmix64'),
		entry: v.literal(20),
		slots: v.pipe(count, v.minValue(1)),
		reach: v.pipe(count, v.minValue(1))
	}),
	v.object({ kind: v.literal('lives'), first: count, rows: count, block: v.pipe(count, v.minValue(1)) })
]);

export const manifestSchema = v.object({
	id: releaseId,
	name: v.string(),
	title: v.string(),
	schema_version: schemaVersion,
	issued: date,
	demonstration: v.boolean(),
	spatial: v.object({
		state: v.string(),
		name: v.string(),
		bbox: v.tuple([v.number(), v.number(), v.number(), v.number()])
	}),
	temporal: v.nullable(v.tuple([v.number(), v.number()])),
	totals: v.object({ works: count, investment: centavos, located: count, unlocated: count, problems: count }),
	zone_lists: v.array(
		v.object({ year: v.number(), demonstration: v.boolean(), zones: count, source: v.string() })
	),
	zone_files: v.optional(
		v.array(
			v.object({
				file: v.string(),
				bytes: count,
				sha256,
				format: v.string(),
				rows: count,
				zones: count,
				refused: count,
				problems: v.record(v.string(), count)
			})
		)
	),
	contract_files: v.optional(
		v.array(
			v.object({
				file: v.string(),
				bytes: count,
				sha256,
				format: v.string(),
				rows: count,
				elsewhere: count,
				contracts: count,
				matched: v.object({ project: count, contract_number: count, file_number: count }),
				unmatched: count,
				ambiguous: count,
				centavos,
				problems: v.record(v.string(), count)
			})
		)
	),
	resources: v.pipe(v.array(resource), v.minLength(1)),
	sources: v.array(source),
	files: v.array(
		v.object({
			path,
			bytes: count,
			sha256,
			title: v.string(),
			title_en: v.string(),
			layout: v.optional(layout)
		})
	)
}) satisfies v.GenericSchema<unknown, Manifest>;

export const indexSchema = v.object({
	schema_version: schemaVersion,
	current: releaseId,
	releases: v.array(
		v.object({
			id: releaseId,
			issued: date,
			title: v.string(),
			demonstration: v.boolean(),
			works: count,
			bytes: count
		})
	)
}) satisfies v.GenericSchema<unknown, ReleaseIndex>;
