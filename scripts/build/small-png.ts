import { crc32, deflateSync } from 'node:zlib';

/** Steps finer than eight in a channel are seen by nobody: what differs by less is one shade. */
const SHADES = 1 << 15;
const CHANNELS = [0, 1, 2] as const;

/**
 * An opaque picture of few colours as a PNG of 8 bits a pixel (PNG, third edition, §11): shades by how often they are met; what does not find
 * room among the 256 gets its nearest. Drawn letters are mostly two colours and the steps between them, which this keeps.
 */
export function smallPng(rgba: Uint8Array, width: number, height: number): Buffer {
	const counts = new Uint32Array(SHADES);
	const sums = new Float64Array(3 * SHADES);
	const shades = new Uint16Array(width * height);
	for (let i = 0, at = 0; i < shades.length; i++, at += 4) {
		const r = rgba[at] ?? 0;
		const g = rgba[at + 1] ?? 0;
		const b = rgba[at + 2] ?? 0;
		const shade = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
		shades[i] = shade;
		(counts[shade] as number)++;
		(sums[3 * shade] as number) += r;
		(sums[3 * shade + 1] as number) += g;
		(sums[3 * shade + 2] as number) += b;
	}
	const met = Array.from(counts.keys()).filter((shade) => (counts[shade] ?? 0) > 0);
	met.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
	const meanOf = (shade: number) =>
		CHANNELS.map((channel) => Math.round((sums[3 * shade + channel] ?? 0) / (counts[shade] ?? 1)));
	const palette = met.slice(0, 256).map(meanOf);
	const index = new Uint8Array(SHADES);
	met.forEach((shade, at) => (index[shade] = at < 256 ? at : nearest(meanOf(shade), palette)));
	const rows = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index[shades[y * width + x] ?? 0] ?? 0;
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flat())),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function nearest(colour: readonly number[], palette: readonly number[][]): number {
	let best = 0;
	let least = Infinity;
	palette.forEach((other, at) => {
		const distance = CHANNELS.reduce<number>((sum, c) => sum + ((colour[c] ?? 0) - (other[c] ?? 0)) ** 2, 0);
		if (distance < least) [best, least] = [at, distance];
	});
	return best;
}

function chunk(type: string, data: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}
