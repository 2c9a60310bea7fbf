import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Transfer } from './slow-proxy';

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
