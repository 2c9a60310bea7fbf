import type { FetchBytes } from '../../dataset';
import { toWire, type WireResult } from '../errors-over-wire';
import { ChangesHost, type OpenChangesOptions } from './changes-host';
import type { CompareProgress } from './compare-releases';
import type { ChangesAnswer, ChangesAsked } from './types';

/** A comparison wherever it is made. Nothing throws: errors come as values and keep their type. */
export interface ChangesService {
	open(options: OpenChangesOptions, onProgress: CompareProgress): Promise<WireResult<null>>;
	ask(asked: ChangesAsked): Promise<WireResult<ChangesAnswer>>;
}

export function changesService(get: FetchBytes): ChangesService {
	let host: ChangesHost | null = null;
	const settled = async <T>(run: () => Promise<T>): Promise<WireResult<T>> => {
		try {
			return { ok: true, value: await run() };
		} catch (thrown) {
			return { ok: false, error: toWire(thrown) };
		}
	};
	return {
		open: (options, onProgress) =>
			settled(async () => {
				host = await ChangesHost.open(options, get, onProgress);
				return null;
			}),
		ask: (asked) =>
			settled(() => {
				if (!host) throw new Error('expected two compared releases, met none: open() comes first');
				return host.ask(asked);
			})
	};
}
