const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const units = new Uint16Array(512);

/**
 * UTF-8 as a text; what is not well formed becomes U+FFFD, and a U+FEFF at the beginning stays. What is written with Latin letters is put together here: Chromium
 * keeps every text that its TextDecoder makes outside of JavaScript's memory, which costs four hundred megabytes for the names of a million works.
 */
export function textOfBytes(bytes: Uint8Array): string {
	const { length } = bytes;
	if (length > units.length) return decoder.decode(bytes);
	let count = 0;
	for (let i = 0; i < length; i++) {
		const byte = bytes[i] as number;
		if (byte < 0x80) {
			units[count++] = byte;
			continue;
		}
		const next = bytes[i + 1] ?? 0;
		// Anything but two well-formed bytes is left to the decoder.
		if (byte < 0xc2 || byte > 0xdf || (next & 0xc0) !== 0x80) return decoder.decode(bytes);
		units[count++] = ((byte & 0x1f) << 6) | (next & 0x3f);
		i++;
	}
	return String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);
}
