import { DatasetError } from './errors';
import { fetchBytes, type FetchBytes, type FetchOptions } from './fetch-bytes';

/** A file of known length whose bytes are had as they are wanted; the shape hyparquet calls AsyncBuffer. */
export interface RangedFile {
	byteLength: number;
	slice(start: number, end?: number): Promise<ArrayBuffer>;
}

/**
 * A file read by byte ranges. A server that answers 206 sends only the ranges; one that answers 200 sends the whole file, which is
 * kept and sliced; anything else is a DatasetError `http`.
 */
export function rangedFile(
	url: string,
	byteLength: number,
	get: FetchBytes = fetchBytes,
	options: Omit<FetchOptions, 'range'> = {}
): RangedFile {
	let whole: ArrayBuffer | null = null;
	return {
		byteLength,
		async slice(start, end = byteLength) {
			if (whole) return whole.slice(start, end);
			if (start >= end) return new ArrayBuffer(0);
			const { status, bytes } = await get(url, { ...options, range: [start, end] });
			if (status === 206) {
				if (bytes.byteLength !== end - start)
					throw new DatasetError(
						'corrupt',
						url,
						`${end - start} bytes from byte ${start}`,
						`${bytes.byteLength} bytes`
					);
				return bytes.slice().buffer;
			}
			if (status === 200) {
				if (bytes.byteLength !== byteLength)
					throw new DatasetError('corrupt', url, `${byteLength} bytes`, `${bytes.byteLength} bytes`);
				whole = bytes.slice().buffer;
				return whole.slice(start, end);
			}
			throw new DatasetError(
				'http',
				url,
				'status 206 (the range) or 200 (the whole file)',
				`status ${status}`
			);
		}
	};
}
