/** Bytes to text: which encoding a file is in, and its text piece by piece (a file may be longer than a string can be). */

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface DetectedEncoding {
	encoding: Encoding;
	bom: boolean;
	/** UTF-8 with some bytes that are not: they become U+FFFD and the file gets a problem. */
	damaged: boolean;
}

/** Bytes decoded at a time. */
export const PIECE = 1 << 22;
const SAMPLE = 1 << 20;

export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
		return { encoding: 'utf-8', bom: true, damaged: !isUtf8(bytes) };
	}
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bom: true, damaged: false };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bom: true, damaged: false };
	const wide = wideWithoutBom(bytes);
	if (wide) return { encoding: wide, bom: false, damaged: false };
	if (isUtf8(bytes)) return { encoding: 'utf-8', bom: false, damaged: false };
	const { sequences, stray } = countSequences(bytes);
	return sequences > stray
		? { encoding: 'utf-8', bom: false, damaged: true }
		: { encoding: 'windows-1252', bom: false, damaged: false };
}

/** The text in pieces, the byte-order mark left out. */
export function* decodePieces(
	bytes: Uint8Array,
	{ encoding }: DetectedEncoding,
	piece = PIECE
): Generator<string> {
	const decoder = new TextDecoder(encoding);
	for (let at = 0; at < bytes.length; at += piece) {
		const text = decoder.decode(bytes.subarray(at, at + piece), { stream: true });
		yield encoding === 'windows-1252' ? mendC1(text) : text;
	}
	const rest = decoder.decode();
	if (rest) yield rest;
}

function isUtf8(bytes: Uint8Array): boolean {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for (let at = 0; at < bytes.length; at += PIECE) {
			decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
		}
		decoder.decode();
		return true;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

/** Well-formed multi-byte sequences against bytes above 0x7F that belong to none, in the first megabyte. */
function countSequences(bytes: Uint8Array): { sequences: number; stray: number } {
	const end = Math.min(bytes.length, SAMPLE);
	let sequences = 0;
	let stray = 0;
	for (let i = 0; i < end; i++) {
		const lead = bytes[i] ?? 0;
		if (lead < 0x80) continue;
		const length = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
		let follow = 0;
		while (follow < length && ((bytes[i + 1 + follow] ?? 0) & 0xc0) === 0x80) follow++;
		if (length > 0 && follow === length) {
			sequences++;
			i += length;
		} else stray++;
	}
	return { sequences, stray };
}

/** UTF-16 of a western text has a zero in every second byte. */
function wideWithoutBom(bytes: Uint8Array): Encoding | null {
	const end = Math.min(bytes.length, 512) & ~1;
	if (end < 16) return null;
	let even = 0;
	let odd = 0;
	for (let i = 0; i < end; i += 2) {
		if (bytes[i] === 0) even++;
		if (bytes[i + 1] === 0) odd++;
	}
	const pairs = end / 2;
	if (odd > pairs * 0.8 && even < pairs * 0.2) return 'utf-16le';
	if (even > pairs * 0.8 && odd < pairs * 0.2) return 'utf-16be';
	return null;
}

// Node 20 decodes windows-1252 as latin-1, which leaves typographic quotes as control characters; a browser does it right.
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const C1_RANGE = /[\u0080-\u009f]/g;
function mendC1(text: string): string {
	return text.replace(C1_RANGE, (c) => C1[c.charCodeAt(0) - 0x80] ?? c);
}
