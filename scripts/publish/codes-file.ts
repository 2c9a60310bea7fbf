import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STATUSES, type Catalogue, type Municipality } from '../../src/lib/domain';
import english from '../../src/lib/i18n/messages/codes/en.json';
import spanish from '../../src/lib/i18n/messages/codes/es.json';
import { PublishError } from './request';

const CATALOGUE = fileURLToPath(new URL('../../data/reference/catalogue.json', import.meta.url));

function word(words: Record<string, string>, code: string): string {
	const found = words[`status_${code}`];
	if (found === undefined)
		throw new PublishError(`a word for the status ${code}`, 'none', 'Add it to src/lib/i18n/messages/codes.');
	return found;
}

/** `codes.json`: the words for the codes in the tables, for whoever takes the release without the site. */
export function codesText(municipalities: readonly Municipality[]): string {
	const catalogue = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Catalogue;
	const codes = {
		rubros: catalogue.rubros,
		temas: catalogue.temas,
		statuses: STATUSES.map((status) => ({
			...status,
			es: word(spanish, status.code),
			en: word(english, status.code)
		})),
		municipalities: municipalities.map(({ code, name, population }) => ({ code, name, population }))
	};
	return `${JSON.stringify(codes)}\n`;
}
