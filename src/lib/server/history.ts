import { DEFAULT_FILTER } from '../filters';
import { getLocale } from '../i18n';
import { ChangesHost, type HistoryPage, type ReleaseLine } from '../queries/changes';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pageAddress } from './origin';
import { fromFiles, readCodes, readIndex, readManifest, releaseFile, releasesFolder } from './releases';

/** Works on the page before any script runs. */
const FIRST_WORKS = 20;

/** Two releases are compared once, not once for each language. */
let compared: Promise<HistoryPage['first']> | null = null;

async function compare(before: string, after: string): Promise<HistoryPage['first']> {
	try {
		const host = await ChangesHost.open({ dataUrl: releasesFolder, before, after }, fromFiles);
		const answer = await host.ask({ filter: DEFAULT_FILTER, kinds: [], offset: 0, limit: FIRST_WORKS });
		return { before, after, answer };
	} catch (thrown) {
		console.warn(`What changed from ${before} to ${after} is not in the built page: ${String(thrown)}`);
		return null;
	}
}

/** What `/historial` is made of. Throws DatasetError. */
export async function historyPage(): Promise<HistoryPage> {
	const index = await readIndex();
	const releases = await Promise.all(
		index.releases.map(async ({ id }): Promise<ReleaseLine> => {
			const { issued, title, demonstration, totals, schema_version, sources } = await readManifest(id);
			const bytes = await readFile(releaseFile(id, 'manifest.json'));
			return {
				id,
				issued,
				title,
				demonstration,
				works: totals.works,
				investment: totals.investment,
				schema: schema_version,
				sha256: createHash('sha256').update(bytes).digest('hex'),
				sources: [...new Set(sources.map((source) => source.title))]
			};
		})
	);
	const manifest = await readManifest(index.current);
	const codes = await readCodes(manifest.id);
	const pair = lastTwo(
		releases.map(({ id }) => id),
		index.current
	);
	compared ??= pair === null ? Promise.resolve(null) : compare(pair.before, pair.after);
	return {
		releases,
		current: index.current,
		temporal: manifest.temporal,
		zoneLists: manifest.zone_lists,
		names: {
			municipalities: codes.municipalities,
			temas: codes.temas.map(({ code, rubro, es, en }) => ({ code, rubro, es, en }))
		},
		first: await compared,
		canonical: pageAddress('/historial/', getLocale())
	};
}

/** The release that pages show and the one before it in the list; where it is the oldest, it and the one after it. */
export function lastTwo(
	releases: readonly string[],
	current: string
): { before: string; after: string } | null {
	const at = releases.indexOf(current);
	const [older, newer] = [releases[at + 1], releases[at - 1]];
	if (older !== undefined) return { before: older, after: current };
	return newer === undefined ? null : { before: current, after: newer };
}
