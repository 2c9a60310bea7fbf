import { TERM_IDS, type TermId } from '../glossary/terms';

/** A piece of a paragraph: text, a word of the glossary, or a link to a page of ours. */
export type ProsePiece = { text: string } | { text: string; term: TermId } | { text: string; path: string };

const isTerm = (id: string): id is TermId => (TERM_IDS as readonly string[]).includes(id);

/**
 * A message as pieces. `[[modificado|presupuesto modificado]]` is a word of the glossary (`[[rubro]]` where the text has the word itself),
 * `[[/datos/|página de datos]]` a page. Messages only: data never goes through here. Throws where a word is not in the glossary.
 */
export function prosePieces(message: string): ProsePiece[] {
	return message.split(/\[\[(.+?)\]\]/).flatMap((part, at): ProsePiece[] => {
		if (at % 2 === 0) return part === '' ? [] : [{ text: part }];
		const [target = '', text = target] = part.split('|');
		if (target.startsWith('/')) return [{ text, path: target }];
		if (!isTerm(target)) throw new Error(`expected a word of the glossary in [[…]], met "${target}"`);
		return [{ text, term: target }];
	});
}
