import { deflateHere, type Deflated, type Deflater } from './deflate';

export type DeflateOrder = Uint8Array<ArrayBuffer> | 'end';
export type DeflateMessage =
	{ type: 'up' | 'taken' } | { type: 'deflated'; deflated: Deflated } | { type: 'failed'; met: string };

/** Pieces that may wait in the worker: enough that it never waits itself. */
const AHEAD = 8;

const moduleWorker = (): Worker =>
	new Worker(new URL('./deflate.worker.ts', import.meta.url), { type: 'module', name: 'deflate' });

/** Deflates in a worker beside this one; where none can be made or none starts, here. Pieces are handed over: who puts one has it no more. */
export function deflateBeside(makeWorker: () => Worker = moduleWorker): Deflater {
	let worker: Worker;
	try {
		worker = makeWorker();
	} catch {
		return deflateHere();
	}
	const up = started(worker);
	let taken: (() => void) | null = null;
	let waiting = 0;
	const deflated = new Promise<Deflated>((resolve, reject) => {
		worker.addEventListener('error', ({ message }) =>
			reject(new Error(`the deflating worker stopped: ${message}`))
		);
		worker.addEventListener('message', ({ data }: MessageEvent<DeflateMessage>) => {
			if (data.type === 'taken') {
				waiting--;
				taken?.();
			} else if (data.type === 'deflated') resolve(data.deflated);
			else if (data.type === 'failed') reject(new Error(`expected to deflate; met ${data.met}`));
		});
	});
	// Told by `put` and `end`.
	deflated.catch(() => undefined);
	let here: Deflater | null = null;
	return {
		async put(bytes) {
			if (!(await up)) here ??= deflateHere();
			if (here) return here.put(bytes);
			waiting++;
			worker.postMessage(bytes satisfies DeflateOrder, [bytes.buffer]);
			while (waiting > AHEAD)
				await Promise.race([new Promise<void>((next) => (taken = next)), deflated.then(() => undefined)]);
		},
		async end() {
			try {
				if (here) return await here.end();
				worker.postMessage('end' satisfies DeflateOrder);
				return await deflated;
			} finally {
				worker.terminate();
			}
		},
		stop() {
			here?.stop();
			worker.terminate();
		}
	};
}

/** Whether the worker's script could be had and run. */
const started = (worker: Worker): Promise<boolean> =>
	new Promise((resolve) => {
		worker.addEventListener('message', () => resolve(true), { once: true });
		worker.addEventListener('error', () => resolve(false), { once: true });
	});
