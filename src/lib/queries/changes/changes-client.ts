import { proxy, releaseProxy, wrap } from 'comlink';
import { fetchBytes } from '../../dataset';
import { unwrap } from '../columns-client';
import type { OpenChangesOptions } from './changes-host';
import type { ChangesService } from './changes-service';
import type { CompareProgress } from './compare-releases';
import type { ChangesAnswer, ChangesAsked } from './types';

/** Two releases compared in a worker, or on this thread where none starts. */
export interface ChangesClient {
	/** Throws DatasetError. */
	ask(asked: ChangesAsked): Promise<ChangesAnswer>;
	close(): void;
}

/** Compares; resolves when it is done. Throws DatasetError. */
export async function openChanges(
	options: OpenChangesOptions,
	onProgress: CompareProgress,
	makeWorker: () => Worker = () =>
		new Worker(new URL('./changes.worker.ts', import.meta.url), { type: 'module', name: 'changes' })
): Promise<ChangesClient> {
	const connection = await connect(makeWorker);
	try {
		unwrap(await connection.service.open(options, onProgress));
	} catch (thrown) {
		connection.close();
		throw thrown;
	}
	return {
		ask: async (asked) => unwrap(await connection.service.ask(asked)),
		close: connection.close
	};
}

async function connect(makeWorker: () => Worker): Promise<{ service: ChangesService; close: () => void }> {
	let worker: Worker;
	try {
		worker = makeWorker();
	} catch {
		// An old browser or a strict host: the same code, here.
		const { changesService } = await import('./changes-service');
		return { service: changesService(fetchBytes), close: () => undefined };
	}
	const remote = wrap<ChangesService>(worker);
	let crash: (reason: Error) => void = () => undefined;
	const crashed = new Promise<never>((_, reject) => (crash = reject));
	crashed.catch(() => undefined);
	worker.addEventListener('error', (event) =>
		crash(new Error(`the comparing worker stopped: ${event.message || 'it could not be loaded'}`))
	);
	return {
		service: {
			open: (options, onProgress) => Promise.race([remote.open(options, proxy(onProgress)), crashed]),
			ask: (asked) => Promise.race([remote.ask(asked), crashed])
		},
		close() {
			remote[releaseProxy]();
			worker.terminate();
			crash(new Error('the comparison was closed'));
		}
	};
}
