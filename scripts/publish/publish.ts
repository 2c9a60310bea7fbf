import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { CUSTOM_OUTLINES, SCHEMA_VERSION, type Manifest } from '../../src/lib/domain';
import { besides } from './besides';
import { namedPlacesText } from '../../src/lib/queries/named-places';
import { codesText } from './codes-file';
import { knownCeilings } from '../flags/ceilings';
import { publishFlags } from '../flags/publish-flags';
import { collectGarbage } from './collect-garbage';
import { widened, type Bounds } from '../../src/lib/domain';
import { identified } from './manifest';
import { indexWith, manifestText, moveIn, openBuildFolder, readIndex, writeIndex } from './release-folder';
import { PublishError, type PublishRequest } from './request';
import { stageRelease } from './staged-release';
import { writeRelease } from './write-release';
import { zoneListsOf } from './zone-lists';

const GUANAJUATO = { code: '11', name: 'Guanajuato' };
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/**
 * What DuckDB may hold in memory; beyond it, it spills into the build folder. While rows come in, JavaScript needs the memory more;
 * while files are written, DuckDB does.
 */
const STAGING_MEMORY = '200MB';
const WRITING_MEMORY = '600MB';
/** From here on the memory of what has been read is given back before writing. */
const LARGE_RELEASE = 100_000;

/**
 * Writes a release and puts it in the list of releases. It is built aside and moved in whole: a failure leaves `out` as it was. The
 * same request gives the same bytes and the same id. Throws PublishError where the data break a promise of the release.
 */
export async function publish(request: PublishRequest): Promise<Manifest> {
	const out = resolve(request.out);
	// A list that cannot be read is told before anything is built.
	readIndex(out);
	const building = openBuildFolder(out);
	try {
		const instance = await DuckDBInstance.create(join(building, 'staging.duckdb'));
		let manifest: Manifest;
		try {
			const connection = await instance.connect();
			try {
				await connection.run(`SET temp_directory = '${join(building, 'spill').replaceAll("'", "''")}'`);
				manifest = await build(instance, connection, join(building, 'release'), request);
			} finally {
				connection.closeSync();
			}
		} finally {
			instance.closeSync();
		}
		writeFileSync(join(building, 'release', 'manifest.json'), manifestText(manifest));
		moveIn(join(building, 'release'), out, manifest);
		// Read again: what somebody else published in the meantime stays in the list.
		writeIndex(out, building, indexWith(readIndex(out), manifest));
		request.onProgress?.({ stage: 'done', works: manifest.totals.works });
		return manifest;
	} finally {
		rmSync(building, { recursive: true, force: true });
	}
}

async function build(
	instance: DuckDBInstance,
	connection: DuckDBConnection,
	folder: string,
	request: PublishRequest
): Promise<Manifest> {
	await connection.run(`SET memory_limit = '${STAGING_MEMORY}'`);
	const staged = await stageRelease(connection, folder, request);
	const { totals, problems, colonias } = staged;
	const facts = typeof request.facts === 'function' ? await request.facts() : request.facts;
	if (!DATE.test(facts.date))
		throw new PublishError('a release date YYYY-MM-DD', JSON.stringify(facts.date), 'Give --date.');
	if (totals.works >= LARGE_RELEASE) collectGarbage();
	await connection.run(`SET memory_limit = '${WRITING_MEMORY}'`);
	const { resources, files } = await writeRelease(instance, connection, staged, {
		folder,
		sections: request.sections,
		onProgress: request.onProgress ?? (() => {})
	});
	const flags = await publishFlags(
		folder,
		resources,
		{ issued: facts.date, ceilings: request.ceilings ?? knownCeilings() },
		join(folder, '..', 'spill'),
		(id) => request.onProgress?.({ stage: 'write', table: `flags: ${id}` })
	);
	writeFileSync(join(folder, 'codes.json'), codesText(request.reference.municipalities));
	writeFileSync(join(folder, 'named-places.json'), namedPlacesText(colonias.places()));
	const outlines = request.layers?.custom?.outlines() ?? [];
	if (outlines.length > 0) writeFileSync(join(folder, CUSTOM_OUTLINES), outlinesText(outlines));
	const state = request.state ?? GUANAJUATO;
	return identified({
		name: `plomada-${state.code}`,
		title: facts.title ?? request.title,
		schema_version: SCHEMA_VERSION,
		issued: facts.date,
		demonstration: facts.demonstration ?? request.demonstration,
		spatial: {
			state: state.code,
			name: state.name,
			bbox: spatialBounds(request, state.code, totals.bounds)
		},
		temporal: totals.temporal,
		totals: {
			works: totals.works,
			investment: totals.investment,
			located: totals.located,
			unlocated: totals.works - totals.located,
			problems
		},
		zone_lists: zoneListsOf(request.reference.zones),
		...(request.zoneFiles && request.zoneFiles.length > 0 ? { zone_files: [...request.zoneFiles] } : {}),
		...(facts.contractFiles && facts.contractFiles.length > 0
			? { contract_files: [...facts.contractFiles] }
			: {}),
		resources: [...resources, ...flags],
		sources: [...facts.sources],
		files: [
			await besides(
				folder,
				'problems.csv',
				'Problemas encontrados en los archivos',
				'Problems found in the files'
			),
			await besides(folder, 'codes.json', 'Palabras de las claves', 'Words for the codes'),
			await besides(
				folder,
				'named-places.json',
				'Colonias que nombran las obras, con el punto de una de ellas',
				'Neighbourhoods that works name, at the point of one of them'
			),
			...(outlines.length === 0
				? []
				: [
						await besides(
							folder,
							CUSTOM_OUTLINES,
							'Polígonos de las zonas propias',
							'Outlines of the zones brought by the publisher'
						)
					]),
			...files
		]
	});
}

/** One outline a line, so that a change shows as one. */
const outlinesText = (outlines: readonly object[]): string =>
	`{"type":"FeatureCollection","features":[\n${outlines.map((outline) => JSON.stringify(outline)).join(',\n')}\n]}\n`;

/** The state's, from its municipalities; where the reference tables do not hold them, the works'. */
function spatialBounds(request: PublishRequest, state: string, works: Bounds | null): Bounds {
	let bounds: Bounds | null = null;
	for (const { code, bbox } of request.reference.municipalities) {
		if (!code.startsWith(state)) continue;
		bounds = widened(bounds, bbox[0], bbox[1]);
		bounds = widened(bounds, bbox[2], bbox[3]);
	}
	return bounds ?? works ?? [-180, -90, 180, 90];
}
