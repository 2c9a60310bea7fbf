import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationOf, type CitationFacts } from '../../../src/lib/export/citation';

const facts: CitationFacts = {
	title: 'Inversión por año',
	value: '$1,203.45',
	filter: 'Municipio: León',
	source: 'Obra pública de Guanajuato',
	release: '2021-01-31-fcc192ee0939',
	issued: '2021-01-31',
	demonstration: false,
	link: 'https://plomada.example/?mun=11020&rel=2021-01-31-fcc192ee0939',
	locale: 'es'
};

/** Depth of the braces as BibTeX counts them: a backslash protects none. */
function bracesOf(text: string): { least: number; end: number } {
	let [depth, least] = [0, 0];
	for (const sign of text) {
		if (sign === '{') depth++;
		if (sign === '}') least = Math.min(least, --depth);
	}
	return { least, end: depth };
}

describe('the citation of a figure', () => {
	it('says figure, value, filter, release, content hash, date and link', () => {
		const { text, bibtex } = citationOf(facts);
		expect(text).toBe(
			'Plomada (2021). Inversión por año: $1,203.45. Municipio: León. Obra pública de Guanajuato, publicación 2021-01-31-fcc192ee0939 (2021-01-31), hash de contenido fcc192ee0939. https://plomada.example/?mun=11020&rel=2021-01-31-fcc192ee0939'
		);
		expect(bibtex).toMatch(/^@misc\{plomada-2021-01-31-fcc192ee0939-[0-9a-f]{8},\n/);
		expect(bibtex).toContain("  title = {{Inversi{\\'o}n por a{\\~n}o: \\$1,203.45}}");
		expect(bibtex).toContain("Municipio: Le{\\'o}n. Obra p{\\'u}blica de Guanajuato");
		expect(bibtex).toContain('  year = {2021}');
		expect(bibtex).toContain('  url = {https://plomada.example/?mun=11020&rel=2021-01-31-fcc192ee0939}');
	});

	it('says of demonstration data that the works are invented, in the language of the page', () => {
		const { text, bibtex } = citationOf({ ...facts, demonstration: true, locale: 'en', value: null });
		expect(text).toContain('the works are invented');
		expect(bibtex).toContain('the works are invented');
		expect(text).toContain('Inversión por año. Municipio');
		expect(citationOf({ ...facts, demonstration: true }).text).toContain('las obras son inventadas');
	});

	it('what TeX would take for a command is written as text: braces, per cent, ampersand, accents', () => {
		const { bibtex } = citationOf({
			...facts,
			title: '50 % de {agua} & más_luz #1 ~ ^ \\ ¿sí?',
			value: null
		});
		expect(bibtex).toContain(
			"50 \\% de \\textbraceleft{}agua\\textbraceright{} \\& m{\\'a}s\\_luz \\#1 \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\textquestiondown{}s{\\'\\i}?"
		);
	});

	it('no text unbalances the braces of the entry, or leaves a sign that TeX would run', () => {
		const words = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[{}\\%&$#_^~"ñáü ]*$/));
		fc.assert(
			fc.property(words, words, words, (title, filter, source) => {
				const { bibtex } = citationOf({
					...facts,
					title,
					filter,
					source,
					link: `https://x.example/?q=${title}`
				});
				const braces = bracesOf(bibtex);
				expect(braces).toEqual({ least: 0, end: 0 });
				const written = bibtex
					.split('\n')
					.filter((line) => !/^ {2}url = /.test(line))
					.join('\n');
				expect(written).not.toMatch(/(?<!\\)[%&$#_]/);
				expect(bibtex.split('\n')).toHaveLength(10);
			}),
			{ numRuns: 500 }
		);
	});
});
