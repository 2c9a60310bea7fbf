import type { Manifest, Tema } from '../domain';
import { DEFAULT_FILTER } from '../filters';
import { getLocale } from '../i18n';
import { ReleaseHost, type Totals } from '../queries';
import type { DeskAnswer } from '../queries/desk';
import { pageAddress } from './origin';
import { fromFiles, pageManifest, readCodes, readIndex, readManifest, releasesFolder } from './releases';

export interface AuditPage {
	manifest: Manifest;
	releases: string[];
	names: {
		municipalities: { code: string; name: string; population: number }[];
		temas: Pick<Tema, 'code' | 'rubro' | 'es' | 'en'>[];
	};
	/** The answer to the filter the page opens with. */
	first: { answer: DeskAnswer; totals: Totals };
	canonical: string | null;
}

/** What `/auditoria` is made of. Throws DatasetError. */
export async function auditPage(): Promise<AuditPage> {
	const index = await readIndex();
	const manifest = await readManifest(index.current);
	const codes = await readCodes(manifest.id);
	const host = new ReleaseHost(fromFiles);
	await host.open({ dataUrl: releasesFolder, release: manifest.id, manifest });
	const [answer, totals] = await Promise.all([
		host.answerer.desk(DEFAULT_FILTER),
		host.answerer.totals(DEFAULT_FILTER)
	]);
	return {
		manifest: pageManifest(manifest),
		releases: index.releases.map(({ id }) => id),
		names: {
			municipalities: codes.municipalities,
			temas: codes.temas.map(({ code, rubro, es, en }) => ({ code, rubro, es, en }))
		},
		first: { answer, totals },
		canonical: pageAddress('/auditoria/', getLocale())
	};
}
