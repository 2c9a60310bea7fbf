import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** What is known of a fetched file, in `<file>.json` beside it. */
const schema = v.object({
	source: v.string(),
	year: v.number(),
	title: v.string(),
	publisher: v.string(),
	license: v.object({ name: v.string(), title: v.string(), path: v.nullable(v.string()) }),
	/** The address that gave it, after redirections. */
	url: v.string(),
	bytes: v.number(),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	/** The site's Last-Modified, YYYY-MM-DD; null where it does not say. */
	issued: v.nullable(v.string()),
	/** What the site calls this version: `ETag` and `Last-Modified` as they came. */
	etag: v.nullable(v.string()),
	last_modified: v.nullable(v.string())
});
export type Sidecar = v.InferOutput<typeof schema>;

export const sidecarPath = (file: string): string => `${file}.json`;

/** Null where there is none, or it cannot be read: the file is then as any other. */
export function readSidecar(file: string): Sidecar | null {
	const path = sidecarPath(file);
	if (!existsSync(path)) return null;
	try {
		const result = v.safeParse(schema, JSON.parse(readFileSync(path, 'utf8')));
		return result.success ? result.output : null;
	} catch {
		return null;
	}
}

export function writeSidecar(file: string, sidecar: Sidecar): void {
	const path = sidecarPath(file);
	writeFileSync(`${path}.new`, `${JSON.stringify(sidecar, null, '\t')}\n`);
	renameSync(`${path}.new`, path);
}

/** `Last-Modified` as a day; null where it is none. */
export function dayOf(lastModified: string | null): string | null {
	const time = lastModified === null ? NaN : Date.parse(lastModified);
	return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
