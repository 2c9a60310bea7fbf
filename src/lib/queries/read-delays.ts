import { inFolder, rangedFile, readEndDays, type FetchBytes } from '../dataset';
import type { Dictionary, Part } from '../domain';
import { delaysOf, type Delays } from './delays';

/** The two dates of `works` that tell how late a work is, by ranges, and what they come to on a day. Throws DatasetError. */
export async function readDelays(
	folder: string,
	parts: readonly Part[],
	status: Dictionary,
	on: string,
	get: FetchBytes
): Promise<Delays> {
	const files = parts.map(({ path, bytes }) => {
		const url = inFolder(folder, path);
		return { url, file: rangedFile(url, bytes, get) };
	});
	return delaysOf(status, await readEndDays(files), on);
}
