/** Eight tables, signed, so that entries stay small integers: eight bytes a step (Intel's "slicing-by-8", 2006), a third of the time of one. */
const STEP = 8;
const TABLE = new Int32Array(256 * STEP);
for (let n = 0; n < 256; n++) {
	let c = n;
	for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	TABLE[n] = c;
}
for (let i = 256; i < TABLE.length; i++) {
	const before = TABLE[i - 256] ?? 0;
	TABLE[i] = (TABLE[before & 255] ?? 0) ^ (before >>> 8);
}

/** CRC-32 (ISO 3309) of what stood before and these bytes. */
export function crc32(bytes: Uint8Array, before: number): number {
	const { length } = bytes;
	const whole = length - (length % STEP);
	const t = TABLE;
	let c = ~before;
	let i = 0;
	for (; i < whole; i += STEP) {
		const low =
			c ^
			((bytes[i] as number) |
				((bytes[i + 1] as number) << 8) |
				((bytes[i + 2] as number) << 16) |
				((bytes[i + 3] as number) << 24));
		c =
			(t[1792 + (low & 255)] as number) ^
			(t[1536 + ((low >>> 8) & 255)] as number) ^
			(t[1280 + ((low >>> 16) & 255)] as number) ^
			(t[1024 + (low >>> 24)] as number) ^
			(t[768 + (bytes[i + 4] as number)] as number) ^
			(t[512 + (bytes[i + 5] as number)] as number) ^
			(t[256 + (bytes[i + 6] as number)] as number) ^
			(t[bytes[i + 7] as number] as number);
	}
	for (; i < length; i++) c = (t[(c ^ (bytes[i] as number)) & 255] as number) ^ (c >>> 8);
	return ~c >>> 0;
}
