import { fromWire } from '../queries/errors-over-wire';
import { canShare, joinedFile, type MadeShare } from './file';
import { runJob, type ExportJob, type JobMessage } from './job';

/** How the worker is made; injected, since tests have none. */
export type MakeWorker = () => Worker;

const moduleWorker: MakeWorker = () =>
	new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: 'export' });

export interface JobOptions {
	signal?: AbortSignal | undefined;
	onRows?: ((done: number) => void) | undefined;
	makeWorker?: MakeWorker | undefined;
	/** Threads that the device runs at once. */
	threads?: number | undefined;
}

/** Works from which a file is made in two parts side by side; and those beyond which their rows, read twice, would not fit in a tab. */
const SHARED = [20_000, 250_000] as const;

/** The parts of a file: of texts two halves, of others the whole. */
export function sharesOf(job: Omit<ExportJob, 'share'>, threads: number): ExportJob[] {
	const { kind, works } = job;
	const { length } = works.ordinals;
	if (!canShare(kind) || threads < 2 || length < SHARED[0] || length > SHARED[1])
		return [{ ...job, share: { at: 0, of: 1 } }];
	const half = length >> 1;
	return [works.ordinals.slice(0, half), works.ordinals.slice(half)].map((ordinals, at) => ({
		...job,
		works: { ...works, ordinals },
		share: { at, of: 2 }
	}));
}

/**
 * Runs the job in workers of its own, which end with it; where none starts, the same code runs here. Throws ExportError where the rows do not add
 * up to the page's figures, RangeError where the format has no room for them, DatasetError, and the signal's reason.
 */
export async function startJob(
	job: Omit<ExportJob, 'share'>,
	{ signal, onRows, makeWorker = moduleWorker, threads = navigator.hardwareConcurrency }: JobOptions = {}
): Promise<Blob> {
	signal?.throwIfAborted();
	const shares = sharesOf(job, threads);
	const done = shares.map(() => 0);
	// One part that fails ends the others, too.
	const failed = new AbortController();
	signal?.addEventListener('abort', () => failed.abort(signal.reason), { once: true });
	const made = shares.map((share, at) =>
		inWorker(share, makeWorker, failed.signal, (rows) => {
			done[at] = rows;
			onRows?.(done.reduce((sum, one) => sum + one, 0));
		})
	);
	try {
		return joinedFile(job.kind, await Promise.all(made), job.facts);
	} catch (thrown) {
		failed.abort(thrown);
		throw thrown;
	}
}

async function inWorker(
	job: ExportJob,
	makeWorker: MakeWorker,
	signal: AbortSignal,
	onRows: (done: number) => void
): Promise<MadeShare> {
	let worker: Worker;
	try {
		worker = makeWorker();
	} catch {
		return runJob(job, { onRows, signal });
	}
	try {
		return (await answerOf(worker, job, signal, onRows)) ?? (await runJob(job, { onRows, signal }));
	} finally {
		worker.terminate();
	}
}

/** Null where the worker's script could not be had or run. */
function answerOf(
	worker: Worker,
	job: ExportJob,
	signal: AbortSignal,
	onRows: (done: number) => void
): Promise<MadeShare | null> {
	return new Promise<MadeShare | null>((resolve, reject) => {
		let isUp = false;
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		worker.addEventListener('error', (event) =>
			isUp ? reject(new Error(`the export worker stopped: ${event.message}`)) : resolve(null)
		);
		worker.addEventListener('message', ({ data }: MessageEvent<JobMessage>) => {
			if (data.type === 'up') {
				isUp = true;
				worker.postMessage(job);
			} else if (data.type === 'rows') onRows(data.done);
			else if (data.type === 'made') resolve(data);
			else reject(fromWire(data.error));
		});
	});
}
