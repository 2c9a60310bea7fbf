import { exportWorks, type ExportKind } from '../../../src/lib/export';
import { DEFAULT_FILTER } from '../../../src/lib/filters';
import type { ReleaseClient } from '../../../src/lib/queries';

/** All works of the release as a file, as the page's buttons make it: in a worker that reads the published Parquet anew. */
export interface ExportBench {
	(kind: ExportKind): Promise<{ time: number; bytes: number; told: number }>;
	/** Stops the export at the first word of how far it is: how long until it ended, and how. */
	stop(kind: ExportKind): Promise<{ time: number; ended: string }>;
}

export function exportBench(opened: () => ReleaseClient, dataUrl: () => string): ExportBench {
	const run = (kind: ExportKind, signal: AbortSignal | undefined, onRows: (done: number) => void) =>
		exportWorks(
			kind,
			{
				dataUrl: dataUrl(),
				manifest: opened().manifest,
				state: DEFAULT_FILTER,
				sort: 'monto',
				columns: opened().columns,
				names: { municipality: String, rubro: String, tema: String, status: String },
				municipalities: [],
				locale: 'es',
				address: location.href
			},
			{ onRows, ...(signal ? { signal } : {}) }
		);
	const all = async (kind: ExportKind) => {
		let told = 0;
		const start = performance.now();
		const { blob } = await run(kind, undefined, () => told++);
		return { time: performance.now() - start, bytes: blob.size, told };
	};
	const stop = async (kind: ExportKind) => {
		const controller = new AbortController();
		let asked = 0;
		const ended = await run(kind, controller.signal, () => {
			asked ||= performance.now();
			controller.abort();
		}).then(
			() => 'a file',
			(thrown: unknown) => (thrown instanceof Error ? thrown.name : String(thrown))
		);
		return { time: performance.now() - asked, ended };
	};
	return Object.assign(all, { stop });
}
