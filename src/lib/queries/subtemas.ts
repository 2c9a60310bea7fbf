import type { Catalogue, Subtema } from '../domain';
import { DatasetError, fetchBytes, inFolder, saidBy, wholeFile, type FetchBytes } from '../dataset';

/** The subtemas of a release by code, from its `codes.json`. Throws DatasetError. */
export async function readSubtemas(
	dataUrl: string,
	release: string,
	get: FetchBytes = fetchBytes
): Promise<ReadonlyMap<string, Subtema>> {
	const url = inFolder(dataUrl, `${release}/codes.json`);
	const bytes = await wholeFile(url, get);
	try {
		const { temas } = JSON.parse(new TextDecoder().decode(bytes)) as Pick<Catalogue, 'temas'>;
		return new Map(temas.flatMap(({ subtemas }) => subtemas).map((subtema) => [subtema.code, subtema]));
	} catch (thrown) {
		throw new DatasetError('corrupt', url, 'the codes of a release in JSON', saidBy(thrown), {
			cause: thrown
		});
	}
}
