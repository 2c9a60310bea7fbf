import type { CoreColumns, Manifest, Subtema } from '../domain';
import { idIndexOf, OpenRows, saidBy } from '../dataset';
import { columnsClient, unwrap } from './columns-client';
import type { FilterResolver } from './columns-answerer';
import { connectColumns, type MakeWorker } from './columns-remote';
import { EngineStore, type EngineStatus } from '../engine';
import type { Answerer, ColumnsAnswerer } from './questions';
import type { OpenOptions } from './release-host';
import type { ZapLists } from './zap-lists';

export type LoadState = 'loading' | 'ready' | 'error';

/** How far a release has come, for `onState`. */
export interface ReleaseState {
	/** Filters, map and totals. */
	core: LoadState;
	/** Names: list, search, contractor and agency filters. */
	text: LoadState;
	/** What failed last: a DatasetError says the file, what was expected and what was met. */
	error: Error | null;
}

export interface OpenReleaseOptions extends OpenOptions {
	onState?: (state: ReleaseState) => void;
	makeWorker?: MakeWorker;
}

export interface ReleaseClient {
	readonly manifest: Manifest;
	/** The page's own copy of the columns the map needs: of the whole release, or of the municipalities it was opened for. */
	readonly mapColumns: CoreColumns;
	/** Whether every work of the release is open; else `columns` answers of the open ones only, and DuckDB does not start. */
	readonly isWhole: boolean;
	/** The place in the open columns of the work with this ordinal (`Work.ordinal`); null where it is not open. */
	rowOf(ordinal: number): number | null;
	readonly zapLists: ZapLists;
	/** Where the columns answer: a worker, or the main thread where none starts. */
	readonly where: 'worker' | 'main';
	/** Asks for the names, once. Settles when they are there; rejects with DatasetError where they could not be had. */
	readonly textReady: Promise<void>;
	/** Plain columns: always there. */
	readonly columns: ColumnsAnswerer & FilterResolver;
	/** DuckDB's state, to subscribe to. */
	readonly engine: EngineStore;
	/** Starts DuckDB once; a second call waits for the first. Never throws: the status says what happened. */
	startEngine(): Promise<EngineStatus>;
	/** DuckDB where it is ready and wanted, plain columns otherwise. */
	answerer(tier?: 'best' | 'js' | 'duckdb'): Answerer;
	/** Words for the subtemas, asked for once. Rejects with DatasetError. */
	subtemas(): Promise<ReadonlyMap<string, Subtema>>;
	/** Ends workers; what still waits is rejected. */
	close(): void;
}

/** Opens a release: resolves when `works_core` is in memory. Throws DatasetError. */
export async function openRelease(options: OpenReleaseOptions): Promise<ReleaseClient> {
	const { onState, makeWorker, ...open } = options;
	let state: ReleaseState = { core: 'loading', text: 'loading', error: null };
	const tell = (change: Partial<ReleaseState>) => onState?.((state = { ...state, ...change }));
	tell({});
	const connection = await connectColumns(makeWorker);
	const { service } = connection;
	let opened;
	try {
		opened = unwrap(await service.open(open));
	} catch (thrown) {
		connection.close();
		const error = thrown instanceof Error ? thrown : new Error(saidBy(thrown));
		tell({ core: 'error', text: 'error', error });
		throw error;
	}
	tell({ core: 'ready' });
	// Asked for by the first question that needs names, or by the page once its figures are readable: not before them, on a slow line.
	let text: Promise<void> | null = null;
	const loadText = (): Promise<void> => {
		if (text) return text;
		text = service.loadText().then((result) => void unwrap(result));
		text.then(
			() => tell({ text: 'ready' }),
			(error: Error) => tell({ text: 'error', error })
		);
		return text;
	};

	const columns = columnsClient(service, loadText, idIndexOf(opened.manifest) !== null);
	const engine = new EngineStore();
	let duckdb: Answerer | null = null;
	let subtemas: Promise<ReadonlyMap<string, Subtema>> | null = null;
	const { manifest, core, zapLists, stretches } = opened;
	const rows = new OpenRows(stretches);
	return {
		manifest,
		mapColumns: core,
		isWhole: core.rows === manifest.totals.works,
		rowOf: (ordinal) => rows.rowOf(ordinal),
		zapLists,
		where: connection.where,
		get textReady() {
			return loadText();
		},
		columns,
		engine,
		startEngine: () =>
			engine.start(async () => {
				const { duckdbAnswerer, rehearsal } = await import('./duckdb-answerer');
				duckdb ??= duckdbAnswerer({
					query: (sql, signal) => engine.query(sql, signal, true),
					context: (filter, signal) => columns.context(filter, signal)
				});
				return { stream: unwrap(await service.arrowStream()), rehearsal: rehearsal(zapLists) };
			}),
		answerer(tier = 'best') {
			if (tier === 'js' || engine.status.state !== 'ready') return columns;
			return duckdb ?? columns;
		},
		subtemas: () =>
			(subtemas ??= import('./subtemas').then(({ readSubtemas }) => readSubtemas(open.dataUrl, manifest.id))),
		close() {
			engine.dispose();
			connection.close();
		}
	};
}
