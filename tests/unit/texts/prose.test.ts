import { describe, expect, it } from 'vitest';
import { prosePieces } from '../../../src/lib/ui/text/prose';

describe('a message as pieces', () => {
	it('finds words of the glossary and links to pages', () => {
		expect(prosePieces('El [[modificado|presupuesto]] y el [[rubro]]: [[/datos/|los datos]].')).toEqual([
			{ text: 'El ' },
			{ text: 'presupuesto', term: 'modificado' },
			{ text: ' y el ' },
			{ text: 'rubro', term: 'rubro' },
			{ text: ': ' },
			{ text: 'los datos', path: '/datos/' },
			{ text: '.' }
		]);
		expect(prosePieces('Sin nada')).toEqual([{ text: 'Sin nada' }]);
	});
	it('refuses a word that is not in the glossary', () => {
		expect(() => prosePieces('[[inventada]]')).toThrow('expected a word of the glossary');
	});
});
