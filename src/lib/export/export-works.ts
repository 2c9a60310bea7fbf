import type { FilterState, Names, Sort } from '../filters';
import type { Locale } from '../i18n';
import type { Manifest } from '../domain';
import type { ColumnsAnswerer } from '../queries';
import { factsOf, fileNameOf, type ExportKind } from './facts';
import { startJob, type JobOptions } from './remote-job';

export interface ExportRequest {
	/** Folder of the releases, as the page opened it. */
	dataUrl: string;
	manifest: Manifest;
	state: FilterState;
	/** The order of the list. */
	sort: Sort;
	/** The plain columns: which works, in which order, and what they add up to. */
	columns: Pick<ColumnsAnswerer, 'totals' | 'ordered'>;
	names: Names;
	municipalities: readonly { code: string; name: string }[];
	locale: Locale;
	/** Address of the page without its query: files say where they come from. */
	address?: string | undefined;
}

export interface ExportedFile {
	name: string;
	blob: Blob;
}

/** Exactly the works that are filtered, whole, in the order of the list. Throws DatasetError, ExportError. */
export async function exportWorks(
	kind: ExportKind,
	{ dataUrl, manifest, state, sort, columns, names, municipalities, locale, address }: ExportRequest,
	options: JobOptions = {}
): Promise<ExportedFile> {
	const [totals, ordinals] = await Promise.all([
		columns.totals(state, options.signal),
		columns.ordered(state, sort, options.signal)
	]);
	const facts = factsOf({ manifest, state, totals, names, municipalities, locale, address });
	// Manifests come through Svelte's proxies in a page; a worker takes plain data only.
	const plain = JSON.parse(JSON.stringify(manifest)) as Manifest;
	const blob = await startJob({ kind, works: { dataUrl, manifest: plain, ordinals }, facts }, options);
	return { name: fileNameOf(facts, kind), blob };
}
