import { LOCATION_QUALITIES, SourceError, type LocationQuality } from '../../domain';
import type { IngestBatch, IngestOptions, IngestSummary, SourceDescription } from '../types';
import { NOT_SAID, type OwnAbout } from './about';
import { openGeojson, openOc4ids, openParquet } from './documents';
import type { OwnKind } from './kind';
import { putLife } from './life';
import { openCsv, openXlsx, type OwnFile } from './tables';
import { workOf } from './work';

export { ownKindOf, OWN_KINDS, type OwnKind } from './kind';

/** Works between two batches. */
const BATCH = 5_000;

/**
 * An exported file taken back: the same works, with their ids, words, money, dates, places, source, file and row of the original. The zones that
 * a work lies in are judged again by the lists of the release that takes it in, and its life is what its row tells. Throws SourceError.
 */
export async function* ownStream(
	kind: OwnKind,
	bytes: Uint8Array,
	{ file, state, onProgress }: IngestOptions,
	empty: () => IngestBatch
): AsyncGenerator<IngestBatch, IngestSummary> {
	const money = kind === 'plomada-csv' || kind === 'plomada-xlsx' ? 'pesos' : 'centavos';
	const opened = await open(kind, bytes, file);
	const placed = Object.fromEntries(LOCATION_QUALITIES.map((quality) => [quality, 0])) as Record<
		LocationQuality,
		number
	>;
	const works = new Map<string, number>();
	const seen = new Map<string, string>();
	let rows = 0;
	let batch = empty();
	for await (const row of opened.rows) {
		rows++;
		const work = workOf(row, file, money);
		const earlier = seen.get(work.id);
		if (earlier !== undefined)
			throw new SourceError(
				file,
				'each work once',
				`${row.place}: ${work.id}, also in ${earlier}`,
				'Export the works again, or take one of the two out.'
			);
		seen.set(work.id, row.place);
		if (state !== '*' && work.municipality !== null && !work.municipality.startsWith(state)) continue;
		batch.works.push(work);
		putLife(work, batch);
		placed[work.location_quality]++;
		works.set(work.source, (works.get(work.source) ?? 0) + 1);
		if (batch.works.length < BATCH) continue;
		onProgress?.(rows, null);
		yield batch;
		batch = empty();
	}
	onProgress?.(rows, rows);
	if (batch.works.length > 0) yield batch;
	const about = opened.about();
	if (about === null)
		throw new SourceError(file, 'the release it was exported from', 'none', 'Export the works again.');
	const sources = [...works].map(([id, count]) => ({ ...describedBy(about, id), works: count }));
	return {
		format: kind,
		encoding: 'utf-8',
		delimiter: kind === 'plomada-csv' ? ',' : '',
		source: { ...(sources[0] ?? describedBy(about, kind)), format: kind, rows },
		works: seen.size,
		placed,
		exported: { release: about.release, demonstration: about.demonstration, sources }
	};
}

async function open(kind: OwnKind, bytes: Uint8Array, file: string): Promise<OwnFile> {
	switch (kind) {
		case 'plomada-csv':
			return openCsv(bytes, file);
		case 'plomada-xlsx':
			return openXlsx(bytes, file);
		case 'plomada-geojson':
			return openGeojson(bytes, file);
		case 'plomada-oc4ids':
			return openOc4ids(bytes, file);
		case 'plomada-geoparquet':
			return openParquet(bytes, file);
	}
}

/** The original source, as far as the file tells of it; dated by the release that it was exported from. */
function describedBy(about: OwnAbout, id: string): SourceDescription {
	const known = about.sources.find((source) => source.id === id);
	return {
		id,
		title: known?.title ?? id,
		publisher: known?.publisher ?? NOT_SAID,
		license: known?.license ?? { name: NOT_SAID, title: NOT_SAID, path: null },
		path: known?.path ?? null,
		issued: about.issued
	};
}
