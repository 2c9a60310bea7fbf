import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { SourceError } from '../../src/lib/domain';
import { FetchError } from './errors';

export const SOURCES_FILE = fileURLToPath(new URL('../../data/sources.json', import.meta.url));

const year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));
const text = v.pipe(v.string(), v.minLength(1));

const sourceSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
	title: text,
	title_en: text,
	publisher: text,
	license: v.strictObject({ name: text, title: text, path: v.nullable(v.pipe(v.string(), v.url())) }),
	cadence: v.picklist(['monthly', 'quarterly', 'yearly', 'five-yearly', 'once']),
	/** The importer that reads its files (`src/lib/ingest`); null for what is not works. */
	reader: v.nullable(v.string()),
	/** What every address begins with; null where none is known. */
	base: v.nullable(v.pipe(v.string(), v.url(), v.endsWith('/'))),
	/** First and last year, and the address after `base`; `{year}` and `{quarter}` (1er, 2do, 3er, 4to) are filled in. */
	files: v.array(
		v.strictObject({
			years: v.pipe(
				v.tuple([year, year]),
				v.check(([from, to]) => from <= to, 'the first year first')
			),
			path: v.pipe(text, v.regex(/^(?!\/)(?!.*\.\.)(?:[^{}]|\{year\}|\{quarter\})+$/))
		})
	),
	note: v.optional(text)
});

const schema = v.strictObject({
	about: v.string(),
	sources: v.pipe(
		v.array(sourceSchema),
		v.check((sources) => new Set(sources.map((source) => source.id)).size === sources.length, 'each id once')
	)
});

export type OfficialSource = v.InferOutput<typeof sourceSchema>;

/** Reads `data/sources.json`. Throws SourceError that says which field is wrong. */
export function readSources(path: string = SOURCES_FILE): OfficialSource[] {
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		throw new SourceError(
			path,
			'a JSON list of sources',
			error instanceof Error ? error.message : String(error),
			'Restore it.'
		);
	}
	const result = v.safeParse(schema, value);
	if (result.success) return result.output.sources;
	const [issue] = result.issues;
	throw new SourceError(
		path,
		'a list of sources',
		`${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`,
		'Correct that field.'
	);
}

export interface Wanted {
	source: string;
	year: number;
	/** 1 to 4, for sources that publish by quarter; the fourth, the year's last, where not given. */
	quarter?: number;
	/** In the place of the source's own base, for a mirror or a test. */
	base?: string;
}

export interface Address {
	source: OfficialSource;
	url: string;
	/** What the file is called here: it says source and year, which the official name may not. */
	name: string;
}

const QUARTERS = ['1er', '2do', '3er', '4to'] as const;

/** Where the file is. Throws FetchError `unknown`. */
export function addressOf(sources: readonly OfficialSource[], wanted: Wanted): Address {
	const source = sources.find(({ id }) => id === wanted.source);
	if (!source) {
		const known = sources.map(({ id }) => id).join(', ');
		throw new FetchError(
			'unknown',
			wanted.source,
			'no such source',
			`The sources are ${known} (data/sources.json).`
		);
	}
	const file = source.files.find(({ years: [from, to] }) => from <= wanted.year && wanted.year <= to);
	const base = wanted.base ?? source.base;
	if (!file || !base) {
		const years = source.files
			.map(({ years: [from, to] }) => (from === to ? `${from}` : `${from}–${to}`))
			.join(', ');
		throw new FetchError(
			'unknown',
			`${source.id} ${wanted.year}`,
			years ? `no address is known for that year, only for ${years}` : 'no official address is known',
			source.note ?? 'Download it by hand and give it with --works.'
		);
	}
	const quarter = file.path.includes('{quarter}') ? (wanted.quarter ?? 4) : null;
	const path = file.path
		.replaceAll('{year}', String(wanted.year))
		.replaceAll('{quarter}', QUARTERS[(quarter ?? 4) - 1] ?? '4to');
	const extension = /\.[a-z0-9]+$/i.exec(path)?.[0].toLowerCase() ?? '';
	return {
		source,
		url: new URL(path, base.endsWith('/') ? base : `${base}/`).href,
		name: `${source.id}-${wanted.year}${quarter === null ? '' : `-t${quarter}`}${extension}`
	};
}
