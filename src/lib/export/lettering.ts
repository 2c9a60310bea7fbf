import widths from './letter-widths.json';

/** A piece of a text in one weight. */
export interface Run {
	text: string;
	bold?: boolean | undefined;
}

/** The width of a letter that the table does not have: none of ours is wider. */
const UNKNOWN = 1000;
const table: Record<'regular' | 'bold', Record<string, number>> = widths;

/** Width of a text in Atkinson Hyperlegible Next at a size, both in the same unit. Kerning is left out: it only makes texts narrower. */
export function widthOf(text: string, size: number, bold = false): number {
	const letters = bold ? table.bold : table.regular;
	let width = 0;
	for (const letter of text) width += letters[letter] ?? UNKNOWN;
	return (width * size) / 1000;
}

/**
 * Lines no wider than `width`, broken at spaces; a word that is wider by itself is cut. Where there are more than `most` lines, the last one
 * ends in an ellipsis.
 */
export function wrapped(runs: readonly Run[], size: number, width: number, most = Infinity): Run[][] {
	const lines: Run[][] = [];
	let line: Run[] = [];
	let used = 0;
	for (const word of wordsOf(runs)) {
		const wide = runsWidth(word, size);
		const gap = line.length === 0 ? 0 : widthOf(' ', size, line.at(-1)?.bold);
		if (line.length > 0 && used + gap + wide > width) {
			lines.push(line);
			[line, used] = [[], 0];
		}
		if (line.length > 0) line.push({ text: ' ', bold: line.at(-1)?.bold });
		const fitting = wide > width ? cut(word, size, width) : word;
		used += (line.length > 0 ? gap : 0) + runsWidth(fitting, size);
		line.push(...fitting);
	}
	if (line.length > 0) lines.push(line);
	if (lines.length <= most) return lines.map(merged);
	const last = lines[most - 1] ?? [];
	return [...lines.slice(0, most - 1), cut([...last, { text: ' …' }], size, width)].map(merged);
}

const runsWidth = (runs: readonly Run[], size: number): number =>
	runs.reduce((sum, { text, bold }) => sum + widthOf(text, size, bold), 0);

/** Words, each of one run or more: "**acciones**," is one word of two. A no-break space does not part them. */
function wordsOf(runs: readonly Run[]): Run[][] {
	const words: Run[][] = [[]];
	for (const { text, bold } of runs)
		text.split(/[ \n\t]+/).forEach((piece, i) => {
			if (i > 0) words.push([]);
			if (piece !== '') words.at(-1)?.push({ text: piece, bold });
		});
	return words.filter((word) => word.length > 0);
}

/** As much of it as fits, and an ellipsis where something is left out. */
function cut(runs: readonly Run[], size: number, width: number): Run[] {
	if (runsWidth(runs, size) <= width) return [...runs];
	const room = width - widthOf('…', size, true);
	const kept: Run[] = [];
	let used = 0;
	for (const { text, bold } of runs) {
		let part = '';
		for (const letter of text) {
			const wide = widthOf(letter, size, bold);
			if (used + wide > room) return [...kept, { text: `${part.trimEnd()}…`, bold }];
			part += letter;
			used += wide;
		}
		kept.push({ text: part, bold });
	}
	return kept;
}

/** Neighbours of the same weight as one. */
function merged(line: readonly Run[]): Run[] {
	const runs: Run[] = [];
	for (const { text, bold } of line) {
		const last = runs.at(-1);
		if (last && Boolean(last.bold) === Boolean(bold)) last.text += text;
		else runs.push({ text, ...(bold ? { bold } : {}) });
	}
	return runs;
}
