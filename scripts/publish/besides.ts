import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseFile } from '../../src/lib/domain';
import { sha256Of } from './release-folder';

/** What the manifest says of a file beside the tables. */
export async function besides(
	folder: string,
	path: string,
	title: string,
	titleEnglish: string
): Promise<ReleaseFile> {
	const file = join(folder, path);
	return { path, bytes: statSync(file).size, sha256: await sha256Of(file), title, title_en: titleEnglish };
}
