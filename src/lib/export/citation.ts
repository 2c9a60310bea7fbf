import { m, type Locale } from '../i18n';
import { shortHash } from './short-hash';

/** What a citation says. All of it is words but `link`. */
export interface CitationFacts {
	/** Name of the figure, and its value in words; null where it has many (a chart). */
	title: string;
	value: string | null;
	/** What was filtered, in words. */
	filter: string;
	/** Title, id (its date, then the beginning of its content's SHA-256) and date (YYYY-MM-DD) of the release. */
	source: string;
	release: string;
	issued: string;
	demonstration: boolean;
	/** The address that shows the figure again, with `rel=`. */
	link: string;
	locale: Locale;
}

export interface Citation {
	text: string;
	bibtex: string;
}

/**
 * How to cite a figure. The release is named by its id and by the hash of its content, so that a reader can prove that the data are the
 * same; the date is the release's, never today's.
 */
export function citationOf(facts: CitationFacts): Citation {
	const { title, value, release, issued, demonstration, link, locale } = facts;
	const options = { locale };
	const hash = release.split('-').at(-1) ?? release;
	const figure = oneLine(value === null ? title : `${title}: ${value}`);
	const about = oneLine(
		m.cite_about({ source: facts.source, filter: facts.filter, release, hash, date: issued }, options)
	);
	const notice = demonstration ? ` ${m.cite_demonstration({}, options)}` : '';
	const fields: [string, string][] = [
		['author', '{Plomada}'],
		['title', `{${latex(figure)}}`],
		['year', issued.slice(0, 4)],
		['month', String(Number(issued.slice(5, 7)))],
		['version', latex(release)],
		['note', latex(`${about}${notice}`)],
		['url', plainUrl(link)]
	];
	return {
		text: `Plomada (${issued.slice(0, 4)}). ${figure}. ${about}${notice} ${link}`,
		bibtex: `@misc{plomada-${release}-${shortHash(figure + link)},\n${fields.map(([name, words]) => `  ${name} = {${words}}`).join(',\n')}\n}\n`
	};
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A brace of BibTeX's own may not stand in an address. */
const plainUrl = (link: string): string => link.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));

/**
 * BibTeX counts braces also behind a backslash, so that `\{` alone breaks the whole file: the named commands have balanced ones. The rest is LaTeX's own
 * list of special characters.
 */
const COMMANDS = new Map(
	Object.entries({
		'\\': '\\textbackslash{}',
		'{': '\\textbraceleft{}',
		'}': '\\textbraceright{}',
		'^': '\\textasciicircum{}',
		'~': '\\textasciitilde{}',
		'<': '\\textless{}',
		'>': '\\textgreater{}',
		'"': '\\textquotedbl{}',
		'¿': '\\textquestiondown{}',
		'¡': '\\textexclamdown{}',
		'«': '\\guillemotleft{}',
		'»': '\\guillemotright{}',
		'–': '--',
		'—': '---',
		'…': '\\ldots{}',
		'·': '\\textperiodcentered{}',
		'\u00a0': '~',
		'%': '\\%',
		'&': '\\&',
		$: '\\$',
		'#': '\\#',
		_: '\\_'
	})
);
/** Accents by their combining mark: old BibTeX sorts and prints what is written in ASCII. */
const ACCENTS = new Map([
	['\u0301', "\\'"],
	['\u0303', '\\~'],
	['\u0308', '\\"'],
	['\u0300', '\\`'],
	['\u0302', '\\^'],
	['\u0327', '\\c ']
]);

function latex(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\\{}^~<>"¿¡«»–—…·\u00a0%&$#_]/gu, (sign) => COMMANDS.get(sign) ?? sign)
		.replace(/[\u00c0-\u017f]/gu, (letter) => {
			const [base = '', mark = ''] = letter.normalize('NFD');
			const accent = ACCENTS.get(mark);
			const under = base === 'i' && mark !== '\u0327' ? '\\i' : base;
			return accent === undefined ? letter : `{${accent}${under}}`;
		});
}
