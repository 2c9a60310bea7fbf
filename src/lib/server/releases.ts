import { loadIndex, loadManifest, wholeFile, type FetchBytes } from '../dataset';
import type { Catalogue, Manifest, ReleaseIndex } from '../domain';
import { DEFAULT_FILTER, DEFAULT_VIEW } from '../filters';
import { ReleaseHost, type Facets, type Group, type Page, type Totals } from '../queries';
import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder of releases the site is built for. */
export const releasesFolder = resolve(process.env.PLOMADA_DATA ?? join('static', 'data'));
const folder = releasesFolder;

/** Files in the place of HTTP: the readers do not know the difference. */
export const fromFiles: FetchBytes = async (url, { range } = {}) => {
	try {
		if (!range) return { status: 200, bytes: new Uint8Array(await readFile(url)) };
		const file = await open(url);
		try {
			const bytes = new Uint8Array(range[1] - range[0]);
			const { bytesRead } = await file.read(bytes, 0, bytes.byteLength, range[0]);
			return { status: 206, bytes: bytes.subarray(0, bytesRead) };
		} finally {
			await file.close();
		}
	} catch {
		return { status: 404, bytes: new Uint8Array() };
	}
};

export interface Codes {
	temas: Catalogue['temas'];
	municipalities: { code: string; name: string; population: number }[];
}

/** Where a release lies. */
export const releaseFolder = (id: string): string => join(folder, id);
/** Where a file of a release lies. */
export const releaseFile = (id: string, path: string): string => join(folder, id, path);

export const readIndex = (): Promise<ReleaseIndex> => loadIndex(folder, fromFiles);
export const readManifest = (id: string, from = folder): Promise<Manifest> =>
	loadManifest(from, id, fromFiles);

/** The manifest as a page carries it: without what each column means, which only the page of the data tells. */
export function pageManifest(manifest: Manifest): Manifest {
	return {
		...manifest,
		resources: manifest.resources.map((resource) => ({ ...resource, schema: { fields: [] } }))
	};
}

/** The release a page shows when its address names none. */
export const currentRelease = async (): Promise<Manifest> => readManifest((await readIndex()).current);

/** Words for the codes of a release: `codes.json`. */
export async function readCodes(id: string): Promise<Codes> {
	return JSON.parse(
		new TextDecoder().decode(await wholeFile(join(folder, id, 'codes.json'), fromFiles))
	) as Codes;
}

/** The answers for the default state, which prerendered pages hold. */
export interface FirstAnswers {
	totals: Totals;
	byYear: Group[];
	byMunicipality: Group[];
	byRubro: Group[];
	facets: Facets;
	page: Page;
}

/** How many lines of the list a page holds before any script runs. */
export const FIRST_LINES = 20;

/** Null where the files cannot be read: the page is built all the same, and says so when it opens. */
export async function firstAnswers(manifest: Manifest): Promise<FirstAnswers | null> {
	try {
		const host = new ReleaseHost(fromFiles);
		await host.open({ dataUrl: folder, release: manifest.id, manifest });
		const { answerer } = host;
		const [totals, byYear, byMunicipality, byRubro, facets, page] = await Promise.all([
			answerer.totals(DEFAULT_FILTER),
			answerer.byYear(DEFAULT_FILTER),
			answerer.byMunicipality(DEFAULT_FILTER),
			answerer.byRubro(DEFAULT_FILTER),
			answerer.facets(DEFAULT_FILTER),
			answerer.page(DEFAULT_FILTER, DEFAULT_VIEW.sort, 0, FIRST_LINES)
		]);
		return { totals, byYear, byMunicipality, byRubro, facets, page };
	} catch (thrown) {
		console.warn(`The figures of release ${manifest.id} are not in the built page: ${String(thrown)}`);
		return null;
	}
}
