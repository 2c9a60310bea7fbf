import { errorOf, runJob, type ExportJob, type JobMessage } from './job';

/** How the worker is made; injected, since tests have none. */
export type MakeWorker = () => Worker;

const moduleWorker: MakeWorker = () =>
	new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: 'export' });

export interface JobOptions {
	signal?: AbortSignal | undefined;
	onRows?: ((done: number) => void) | undefined;
	makeWorker?: MakeWorker | undefined;
}

/** Runs the job in a worker of its own, which ends with it; where none starts, the same code runs here. */
export async function startJob(
	job: ExportJob,
	{ signal, onRows, makeWorker = moduleWorker }: JobOptions = {}
): Promise<Blob> {
	signal?.throwIfAborted();
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
	signal: AbortSignal | undefined,
	onRows: ((done: number) => void) | undefined
): Promise<Blob | null> {
	return new Promise<Blob | null>((resolve, reject) => {
		let isUp = false;
		signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		worker.addEventListener('error', (event) =>
			isUp ? reject(new Error(`the export worker stopped: ${event.message}`)) : resolve(null)
		);
		worker.addEventListener('message', ({ data }: MessageEvent<JobMessage>) => {
			if (data.type === 'up') {
				isUp = true;
				worker.postMessage(job);
			} else if (data.type === 'rows') onRows?.(data.done);
			else if (data.type === 'file') resolve(data.blob);
			else reject(errorOf(data));
		});
	});
}
