import { entryIn, FLAGS } from '../analysis';
import { DEFAULT_FILTER } from '../filters';
import { getLocale } from '../i18n';
import { ReleaseHost } from '../queries';
import type { PartyKind, PartyPage } from '../queries/party';
import { pageAddress } from './origin';
import { fromFiles, pageManifest, readCodes, readIndex, readManifest, releasesFolder } from './releases';

/** Names on the page before any script runs. */
const FIRST_NAMES = 50;

/** What `/contratista` and `/dependencia` are made of, in the language of the page. Throws DatasetError. */
export async function partyPage(kind: PartyKind): Promise<PartyPage> {
	const index = await readIndex();
	const manifest = await readManifest(index.current);
	const codes = await readCodes(manifest.id);
	const host = new ReleaseHost(fromFiles);
	await host.open({ dataUrl: releasesFolder, release: manifest.id, manifest });
	const locale = getLocale();
	return {
		kind,
		manifest: pageManifest(manifest),
		releases: index.releases.map(({ id }) => id),
		names: {
			municipalities: codes.municipalities,
			temas: codes.temas.map(({ code, rubro, es, en }) => ({ code, rubro, es, en }))
		},
		flags: Object.fromEntries(FLAGS.map((flag) => [flag.id, entryIn(flag, locale).words.name])),
		first: await host.answerer.party(DEFAULT_FILTER, {
			kind,
			name: null,
			search: '',
			offset: 0,
			limit: FIRST_NAMES,
			most: 0
		}),
		canonical: pageAddress(kind === 'contractor' ? '/contratista/' : '/dependencia/', locale)
	};
}
