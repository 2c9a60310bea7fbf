import { inFolder, rangedFile, readSchedules, type FetchBytes } from '../dataset';
import type { Dictionary, Part } from '../domain';
import { latenessCodes } from './lateness-codes';

/** The two dates of `works` that tell what is late, by ranges, and what they come to on a day. Throws DatasetError. */
export async function readLateness(
	folder: string,
	parts: readonly Part[],
	status: Dictionary,
	on: string,
	get: FetchBytes
): Promise<Uint8Array> {
	const files = parts.map(({ path, bytes }) => {
		const url = inFolder(folder, path);
		return { url, file: rangedFile(url, bytes, get) };
	});
	return latenessCodes(status, await readSchedules(files), on);
}
