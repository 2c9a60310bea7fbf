import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects now. While DuckDB works, JavaScript waits and allocates nothing, so that V8 would keep the garbage of a million rows, and
 * with it half a gigabyte, until the end. Node has no other way to ask than this flag.
 */
export function collectGarbage(): void {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') collect();
}
