import { deflateHere, type Deflated, type Deflater, type MakeDeflater } from './deflate';

/**
 * A ZIP archive (PKWARE APPNOTE 6.3.10) of a few texts. Who deflates them is asked for: beside the code that makes the text, a workbook
 * of a hundred thousand works takes little longer than its rows. Dates are always 1980-01-01: same content, same bytes.
 */
export interface ZipEntry {
	name: string;
	/** Its content in pieces, made as they are wanted. */
	pieces: AsyncIterable<string | Uint8Array<ArrayBuffer>> | Iterable<string>;
}

const DAY_ONE = 0x21;
const VERSION = 20;
/** Names are in UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
/** Without ZIP64 every length fits in 32 bits. */
const MOST = 0xffffffff;
/** Text is encoded in pieces of about this many characters. */
const PIECE = 1 << 19;

export async function zipOf(
	entries: readonly ZipEntry[],
	type: string,
	makeDeflater: MakeDeflater = deflateHere
): Promise<Blob> {
	const pieces: BlobPart[] = [];
	const central: Uint8Array<ArrayBuffer>[] = [];
	let offset = 0;
	for (const { name, pieces: content } of entries) {
		const { blob, crc, size } = await deflated(content, makeDeflater());
		const said = new TextEncoder().encode(name);
		const shared = [VERSION, FLAGS, DEFLATED, 0, DAY_ONE] as const;
		const lengths = [crc, blob.size, size] as const;
		const local = record(0x04034b50, [...shared], [...lengths], [said.length, 0], said);
		central.push(centralOf(shared, lengths, said, offset));
		pieces.push(local, blob);
		offset += local.length + blob.size;
		if (size > MOST || offset > MOST)
			throw new RangeError(`expected a file below 4 GB; met ${name} with ${size} bytes. Export fewer works.`);
	}
	const length = central.reduce((sum, entry) => sum + entry.length, 0);
	const end = new Uint8Array(22);
	const view = new DataView(end.buffer);
	view.setUint32(0, 0x06054b50, true);
	view.setUint16(8, entries.length, true);
	view.setUint16(10, entries.length, true);
	view.setUint32(12, length, true);
	view.setUint32(16, offset, true);
	return new Blob([...pieces, ...central, end], { type });
}

async function deflated(content: ZipEntry['pieces'], deflater: Deflater): Promise<Deflated> {
	const encoder = new TextEncoder();
	try {
		let waiting = '';
		for await (const piece of content) {
			if (typeof piece !== 'string') {
				await deflater.put(encoder.encode(waiting));
				waiting = '';
				await deflater.put(piece);
				continue;
			}
			waiting += piece;
			if (waiting.length < PIECE) continue;
			await deflater.put(encoder.encode(waiting));
			waiting = '';
		}
		await deflater.put(encoder.encode(waiting));
		return await deflater.end();
	} catch (thrown) {
		deflater.stop();
		throw thrown;
	}
}

function record(
	signature: number,
	shorts: readonly number[],
	longs: readonly number[],
	more: readonly number[],
	tail: Uint8Array
): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(4 + 2 * shorts.length + 4 * longs.length + 2 * more.length + tail.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, signature, true);
	let at = 4;
	for (const value of shorts) {
		view.setUint16(at, value, true);
		at += 2;
	}
	for (const value of longs) {
		view.setUint32(at, value, true);
		at += 4;
	}
	for (const value of more) {
		view.setUint16(at, value, true);
		at += 2;
	}
	bytes.set(tail, at);
	return bytes;
}

function centralOf(
	shared: readonly number[],
	lengths: readonly number[],
	name: Uint8Array,
	offset: number
): Uint8Array<ArrayBuffer> {
	const tail = new Uint8Array(8 + name.length);
	new DataView(tail.buffer).setUint32(4, offset, true);
	tail.set(name, 8);
	// Name, extra and comment lengths, disk; then the attributes and where the local record begins.
	return record(0x02014b50, [VERSION, ...shared], lengths, [name.length, 0, 0, 0, 0], tail.subarray(0));
}
