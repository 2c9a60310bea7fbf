import {
	DatasetError,
	fetchBytes,
	fetchTable,
	idIndexOf,
	inFolder,
	lifeReader,
	loadIndex,
	loadManifest,
	readPlaceNames,
	resourceOf,
	wholeFile,
	type FetchBytes
} from '../dataset';
import { isLocated, type Catalogue, type Manifest, type Work, type WorkProfile } from '../domain';
import { locatorOf } from './locator';
import { areasOf, type Outlines } from './municipality-at';
import { profileOf } from './work-profile';

/** A work looked for in a release, in the browser. */
export type OpenedProfile = {
	/** The release that was read. */
	release: string;
	/** The newest one. */
	current: string;
	/** A release was asked for that is not here; the current one was read instead. */
	unknownRelease: string | null;
} & (
	| { status: 'found'; profile: WorkProfile }
	/** `others`: the other releases, newest first; `example`: an id that the release has. */
	| { status: 'unknown'; others: string[]; example: string | null }
);

export interface OpenProfileOptions {
	/** Folder of the releases, and of the base map. */
	dataUrl: string;
	baseUrl: string;
	id: string;
	/** Null is the current one. */
	release: string | null;
	/** The release the site was built with: without a network nobody says which is the newest, but a device may have kept this one. */
	builtWith: string;
	get?: FetchBytes;
}

/** Larger tables of localities are left: the work then gives the key of its locality, and the words of its source. */
const MOST_LOCALITY_BYTES = 150_000;

/**
 * Reads one work of a release with what belongs to it, whatever the size of the release: the manifest, the words of its codes, and by the id
 * index two small ranges. Nothing near is looked for. Throws DatasetError.
 */
export async function openProfile(options: OpenProfileOptions): Promise<OpenedProfile> {
	const { dataUrl, baseUrl, id, get = fetchBytes } = options;
	const { current, releases } = await releasesOf(options, get);
	const asked = options.release ?? current;
	const there = releases.includes(asked);
	const release = there ? asked : current;
	const about = { release, current, unknownRelease: there ? null : asked };
	const folder = inFolder(dataUrl, release);
	const json = async <T>(url: string): Promise<T> =>
		JSON.parse(new TextDecoder().decode(await wholeFile(url, get))) as T;
	const [manifest, codes] = await Promise.all([
		loadManifest(dataUrl, release, get),
		json<Codes>(inFolder(folder, 'codes.json'))
	]);
	const life = await lifeReader(folder, manifest, get).life(id);
	if (life === null) {
		const others = releases.filter((other) => other !== release);
		return { ...about, status: 'unknown', others, example: exampleOf(manifest) };
	}
	const { work } = life;
	const outlines = json<Outlines>(inFolder(baseUrl, 'municipalities.json')).catch(() => null);
	const [locality, topology] = await Promise.all([localityName(folder, manifest, work, get), outlines]);
	const area = topology && areasOf(topology).find(({ properties }) => properties.code === work.municipality);
	const tema = codes.temas.find(({ code }) => code === work.tema);
	const subtema = tema?.subtemas.find(({ code }) => code === work.subtema);
	const profile = profileOf(life, {
		manifest,
		municipality: (key) => codes.municipalities.find(({ code }) => code === key)?.name ?? null,
		locality: () => locality,
		tema: () => (tema ? { es: tema.es, en: tema.en } : null),
		subtema: () => (subtema ? { es: subtema.es, en: subtema.en } : null),
		nearby: null,
		locator: area ? locatorOf(area, pointOf(work)) : null
	});
	return { ...about, status: 'found', profile };
}

/** The newest release and all there are; without a network, those that may be on the device. */
async function releasesOf(
	{ dataUrl, builtWith, release }: OpenProfileOptions,
	get: FetchBytes
): Promise<{ current: string; releases: string[] }> {
	try {
		const index = await loadIndex(dataUrl, get);
		return { current: index.current, releases: index.releases.map(({ id }) => id) };
	} catch (thrown) {
		if (!(thrown instanceof DatasetError) || thrown.kind !== 'network') throw thrown;
		return { current: builtWith, releases: [...new Set([builtWith, release ?? builtWith])] };
	}
}

/** Which of these releases, newest first, has the work; null where none has. Only those with an id index are asked: a look costs a few KB. */
export async function releaseWith(
	dataUrl: string,
	id: string,
	releases: readonly string[],
	get: FetchBytes = fetchBytes
): Promise<string | null> {
	for (const release of releases) {
		const manifest = await loadManifest(dataUrl, release, get);
		if (idIndexOf(manifest) === null) continue;
		if ((await lifeReader(inFolder(dataUrl, release), manifest, get).life(id)) !== null) return release;
	}
	return null;
}

interface Codes {
	temas: Catalogue['temas'];
	municipalities: { code: string; name: string }[];
}

const pointOf = ({ location_quality, lon, lat }: Work): { lon: number; lat: number } | null =>
	isLocated(location_quality) && lon !== null && lat !== null ? { lon, lat } : null;

async function localityName(
	folder: string,
	manifest: Manifest,
	{ locality }: Work,
	get: FetchBytes
): Promise<string | null> {
	if (locality === null || resourceOf(manifest, 'localities').bytes > MOST_LOCALITY_BYTES) return null;
	// Without the name the key is shown: nothing is lost.
	return fetchTable(folder, manifest, 'localities', get)
		.then(readPlaceNames)
		.then((names) => names.get(locality) ?? null)
		.catch(() => null);
}

/** What an id of this release looks like. */
const exampleOf = ({ sources }: Manifest): string | null => {
	const [source] = sources;
	if (!source) return null;
	return source.format === 'demo' ? 'demo:GTO-2013-229227' : `${source.id}:…`;
};
