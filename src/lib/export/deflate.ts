import { crc32 } from './crc32';

/** What was deflated (RFC 1951), and of what: CRC-32 and length in bytes. */
export interface Deflated {
	blob: Blob;
	crc: number;
	size: number;
}

/** Takes a content piece by piece. `put` resolves when the next piece is welcome; `end` throws what went wrong. */
export interface Deflater {
	put(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	end(): Promise<Deflated>;
	/** Nothing more will come, and nothing is wanted. */
	stop(): void;
}
export type MakeDeflater = () => Deflater;

/** By the browser's own `CompressionStream`, which works in the thread that asks. */
export function deflateHere(): Deflater {
	const stream = new CompressionStream('deflate-raw');
	const writer = stream.writable.getWriter();
	const result = new Response(stream.readable).blob();
	// What fails below fails there, too: it is reported once.
	result.catch(() => undefined);
	let crc = 0;
	let size = 0;
	return {
		async put(bytes) {
			crc = crc32(bytes, crc);
			size += bytes.length;
			await writer.ready;
			writer.write(bytes).catch(() => undefined);
		},
		async end() {
			await writer.close();
			return { blob: await result, crc, size };
		},
		stop() {
			writer.abort().catch(() => undefined);
		}
	};
}
