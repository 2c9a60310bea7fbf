/**
 * The part of a work's address that names it: its id, in letters that no browser, server, file system or messenger changes. `:` is written
 * `~`; whatever is not a letter or digit of ASCII, `.`, `_` or `-` is written as its UTF-8 bytes, `=20` for a space, as in quoted-printable
 * (RFC 2045). `opa-2015:001 02 001` → `opa-2015~001=2002=20001`.
 */
export function workParam(id: string): string {
	// A name that ends in a dot is no name on Windows.
	return id.replace(/[^A-Za-z0-9._-]|\.$/gu, (sign) => (sign === ':' ? '~' : bytesOf(sign)));
}

const bytesOf = (sign: string): string =>
	Array.from(
		new TextEncoder().encode(sign),
		(byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
	).join('');

/** The inverse of `workParam`. Never throws: what it could not have written is left as it is. */
export function workIdOf(param: string): string {
	return param.replace(/~|(?:=[0-9A-Fa-f]{2})+/g, (written) => {
		if (written === '~') return ':';
		const bytes = Uint8Array.from(written.slice(1).split('='), (code) => parseInt(code, 16));
		try {
			return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		} catch {
			return written;
		}
	});
}

/** Longer names than this are no file names everywhere: such a work has no page of its own on disk. */
export const LONGEST_PARAM = 200;
