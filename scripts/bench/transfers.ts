import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Transfer } from './slow-proxy';

/**
 * Runs before a page's own scripts: `window.readyAt` becomes the moment (milliseconds since 1970) at which the page was ready and whole. Told by the page
 * itself, since whoever asks it from outside learns it later on a busy machine, and would count what comes afterwards. As text: tsx would put helpers of
 * its own into a function, which the page does not have.
 */
export const WATCH_READY = `
	(function look() {
		if (document.querySelector('[data-testid=app][data-state=ready]') && document.readyState === 'complete')
			window.readyAt = performance.timeOrigin + performance.now();
		else requestAnimationFrame(look);
	})();
`;

export const total = (transfers: readonly Transfer[]): number =>
	transfers.reduce((sum, { bytes }) => sum + bytes, 0);

/** MapLibre's own scripts and styles, whatever their hashed names: told by what is in them. */
export function isMapCode({ path, body }: Transfer): boolean {
	if (!/\.(m?js|css)$/.test(path)) return false;
	return /maplibregl/.test(plainText(body));
}

function plainText(body: Buffer): string {
	for (const decode of [brotliDecompressSync, gunzipSync]) {
		try {
			return decode(body).toString('latin1');
		} catch {
			// Not compressed so: the next way, or none at all.
		}
	}
	return body.toString('latin1');
}
