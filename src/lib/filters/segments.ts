/** A piece of the sentence. `link` names what it leads to: the list of the works that are not on the map. */
export interface Segment {
	text: string;
	strong?: true;
	link?: 'unlocated';
}

// A message never holds a NUL, and `**` of a value must not be read as the message's own.
const SLOT = '\u0000';

/**
 * A message with `**strong**` parts as segments. `write` gets a stand-in for each value, in the order of `values`, so that no value,
 * whatever it holds, is read as markup.
 */
export function segmentsOf(
	values: readonly string[],
	write: (slots: readonly string[]) => string
): Segment[] {
	const message = write(values.map((_, i) => `${SLOT}${i}${SLOT}`));
	return message.split('**').flatMap((part, i): Segment[] => {
		const text = part
			.split(SLOT)
			.map((piece, j) => (j % 2 === 1 ? (values[Number(piece)] ?? '') : piece))
			.join('');
		if (text === '') return [];
		return [i % 2 === 1 ? { text, strong: true } : { text }];
	});
}

/** Joined with a text between, neighbours of the same kind being one. */
export function joinSegments(parts: readonly (readonly Segment[])[], between: string): Segment[] {
	const filled = parts.filter((part) => part.length > 0);
	const all = filled.flatMap((part, i) => (i === 0 ? part : [{ text: between }, ...part]));
	return all.reduce<Segment[]>((merged, segment) => {
		const last = merged.at(-1);
		if (last === undefined || last.strong !== segment.strong || last.link !== segment.link)
			return [...merged, segment];
		return [...merged.slice(0, -1), { ...last, text: last.text + segment.text }];
	}, []);
}
