const encoder = new TextEncoder();

/** A whole number of 64 bits in two halves, since a bigint for each of a million ids takes seconds. */
export interface Hash64 {
	high: number;
	low: number;
}

/**
 * The hash by which `id-index.bin` is ordered: FNV-1a of 64 bits over the id's UTF-8 (draft-eastlake-fnv), then the finaliser of
 * MurmurHash3 (fmix64), without which the upper bits of ids that differ in their last letters would lie close together.
 */
export function idHash(id: string): Hash64 {
	let high = 0xcbf29ce4;
	let low = 0x84222325;
	for (const byte of encoder.encode(id)) {
		low = (low ^ byte) >>> 0;
		// Times the prime 2⁴⁰ + 0x1b3; products with 0x1b3 stay far below 2⁵³.
		const product = low * 0x1b3;
		high = (high * 0x1b3 + Math.floor(product / 0x1_0000_0000) + low * 0x100) % 0x1_0000_0000;
		low = product % 0x1_0000_0000;
	}
	low = (low ^ (high >>> 1)) >>> 0;
	({ high, low } = times(high, low, 0xff51afd7, 0xed558ccd));
	low = (low ^ (high >>> 1)) >>> 0;
	({ high, low } = times(high, low, 0xc4ceb9fe, 0x1a85ec53));
	low = (low ^ (high >>> 1)) >>> 0;
	return { high, low };
}

/** The lower 64 bits of a product of two numbers of 64 bits, by halves of 16 and 32. */
function times(high: number, low: number, factorHigh: number, factorLow: number): Hash64 {
	const [a, b] = [low & 0xffff, low >>> 16];
	const [c, d] = [factorLow & 0xffff, factorLow >>> 16];
	const ac = a * c;
	const first = b * c + (ac >>> 16);
	const second = a * d + (first & 0xffff);
	const carried = b * d + (first >>> 16) + Math.floor(second / 0x1_0000);
	return {
		high: (carried + Math.imul(low, factorHigh) + Math.imul(high, factorLow)) >>> 0,
		low: (((second & 0xffff) << 16) | (ac & 0xffff)) >>> 0
	};
}
