import type { Decoded } from './decode';
import { toQuery } from './encode';
import type { Notice } from './state';

/** Written otherwise, with nothing left out that the state could hold. */
const MENDED: ReadonlySet<Notice['reason']> = new Set<Notice['reason']>([
	'reversed_range',
	'repeated',
	'capped'
]);

/**
 * The canonical query, with its `?`, of an address that says the same in another way; null where it is canonical already, and where
 * something of it was dropped: then the address still tells what was asked for.
 */
export function canonicalQuery(written: string, { filter, view, notices }: Decoded): string | null {
	if (notices.some(({ reason }) => !MENDED.has(reason))) return null;
	const query = toQuery(filter, view);
	const canonical = query === '' ? '' : `?${query}`;
	return canonical === written ? null : canonical;
}
