import { releaseProxy, wrap, type Remote } from 'comlink';
import { fetchBytes } from '../dataset';
import type { ColumnsService } from './columns-service';
import type { WireResult } from './errors-over-wire';
import type { Opened } from './release-host';

export interface ColumnsConnection {
	service: ColumnsService;
	where: 'worker' | 'main';
	close(): void;
}

/** How the worker is made; injected, since tests have none. */
export type MakeWorker = () => Worker;

const moduleWorker: MakeWorker = () =>
	new Worker(new URL('./columns.worker.ts', import.meta.url), { type: 'module', name: 'columns' });

/** How long a worker may take to load its script before the page does its work itself. A slow network is not a broken one. */
const START_LIMIT_MS = 20_000;

/** The columns in a worker, or, where none starts (an old browser, a strict host), the same code on this thread. */
export async function connectColumns(make: MakeWorker = moduleWorker): Promise<ColumnsConnection> {
	const worker = await started(make);
	if (!worker) {
		const { columnsService } = await import('./columns-service');
		return { service: columnsService(fetchBytes), where: 'main', close: () => undefined };
	}
	const remote: Remote<ColumnsService> = wrap<ColumnsService>(worker);
	let crash: (reason: Error) => void = () => undefined;
	const crashed = new Promise<never>((_, reject) => (crash = reject));
	crashed.catch(() => undefined);
	worker.addEventListener('error', (event) =>
		crash(new Error(`the columns worker stopped: ${event.message}`))
	);
	// A worker that dies answers nothing any more: nobody must wait for it for ever.
	const alive = <T>(answer: PromiseLike<T>): Promise<T> => Promise.race([answer, crashed]);
	return {
		where: 'worker',
		service: {
			open: (options) => alive<WireResult<Opened>>(remote.open(options)),
			loadText: () => alive<WireResult<null>>(remote.loadText()),
			ask: (question, args) => alive<WireResult<unknown>>(remote.ask(question, args)),
			arrowStream: () => alive<WireResult<Uint8Array<ArrayBuffer>>>(remote.arrowStream())
		},
		close() {
			remote[releaseProxy]();
			worker.terminate();
			crash(new Error('the release was closed'));
		}
	};
}

/** A worker whose script has run, or null. The worker says so with its first message. */
async function started(make: MakeWorker): Promise<Worker | null> {
	let worker: Worker;
	try {
		worker = make();
	} catch {
		return null;
	}
	const isUp = await new Promise<boolean>((resolve) => {
		const timer = setTimeout(() => resolve(false), START_LIMIT_MS);
		const settle = (up: boolean) => {
			clearTimeout(timer);
			resolve(up);
		};
		worker.addEventListener('message', () => settle(true), { once: true });
		worker.addEventListener('error', () => settle(false), { once: true });
	});
	if (isUp) return worker;
	worker.terminate();
	return null;
}
