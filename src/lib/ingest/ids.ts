/**
 * Stable keys: a work without an official key is known by a hash of the fields that identify it, never by its row. Murmur3's mixing
 * on two lanes gives 64 bits: at a million works the chance of any two alike is 3 in 100 million.
 */
let high = 0;
let low = 0;

function run(text: string): void {
	let a = 0x9747b28c;
	let b = 0x3c6ef372;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		a = Math.imul(a ^ c, 0x85ebca6b);
		a = (a << 13) | (a >>> 19);
		b = Math.imul(b ^ c, 0xc2b2ae35);
		b = (b << 15) | (b >>> 17);
	}
	a = mix(a ^ text.length);
	b = mix(b ^ a);
	high = mix(a ^ b);
	low = b;
}

/** 64 bits as four characters, for tables of a million keys. */
export function shortHash(text: string): string {
	run(text);
	return String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
}

/** The hash as it stands in an id: 16 hexadecimal digits. */
export function hexOfHash(short: string): string {
	let out = '';
	for (let i = 0; i < 4; i++) out += short.charCodeAt(i).toString(16).padStart(4, '0');
	return out;
}

function mix(value: number): number {
	let h = value ^ (value >>> 16);
	h = Math.imul(h, 0x85ebca6b);
	h ^= h >>> 13;
	h = Math.imul(h, 0xc2b2ae35);
	return h ^ (h >>> 16);
}
