import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STATUSES, type Catalogue, type Municipality } from '../../src/lib/domain';

const CATALOGUE = fileURLToPath(new URL('../../data/reference/catalogue.json', import.meta.url));

/** `codes.json`: the words for the codes in the tables, for whoever takes the release without the site. */
export function codesText(municipalities: readonly Municipality[]): string {
	const catalogue = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Catalogue;
	const codes = {
		rubros: catalogue.rubros,
		temas: catalogue.temas,
		statuses: STATUSES,
		municipalities: municipalities.map(({ code, name }) => ({ code, name }))
	};
	return `${JSON.stringify(codes)}\n`;
}
