import { entryIn, FLAGS, type FlagEntry } from '../analysis';
import type { Manifest, Tema } from '../domain';
import { DEFAULT_FILTER } from '../filters';
import { getLocale } from '../i18n';
import { ReleaseHost, type FlagsAnswer } from '../queries';
import { pageAddress } from './origin';
import { fromFiles, pageManifest, readCodes, readIndex, readManifest, releasesFolder } from './releases';

export interface FlagsPage {
	manifest: Manifest;
	releases: string[];
	names: {
		municipalities: { code: string; name: string; population: number }[];
		temas: Pick<Tema, 'code' | 'rubro' | 'es' | 'en'>[];
	};
	entries: FlagEntry[];
	/** The answer to the filter the page opens with; null where the release has no flags. */
	first: FlagsAnswer | null;
	canonical: string | null;
}

/** Works on the page before any script runs, and a page of the list. */
export const FIRST_WORKS = 20;

/** What `/alertas` is made of, in the language of the page. Throws DatasetError. */
export async function flagsPage(): Promise<FlagsPage> {
	const index = await readIndex();
	const manifest = await readManifest(index.current);
	const codes = await readCodes(manifest.id);
	const host = new ReleaseHost(fromFiles);
	await host.open({ dataUrl: releasesFolder, release: manifest.id, manifest });
	const locale = getLocale();
	return {
		manifest: pageManifest(manifest),
		releases: index.releases.map(({ id }) => id),
		names: {
			municipalities: codes.municipalities,
			temas: codes.temas.map(({ code, rubro, es, en }) => ({ code, rubro, es, en }))
		},
		entries: FLAGS.map((flag) => entryIn(flag, locale)),
		first: await host.answerer.flags(DEFAULT_FILTER, {
			flag: null,
			work: null,
			offset: 0,
			limit: FIRST_WORKS
		}),
		canonical: pageAddress('/alertas/', locale)
	};
}
