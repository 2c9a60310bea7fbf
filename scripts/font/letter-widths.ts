/**
 * How wide each of these letters is, in thousandths of the font's size, read from a TrueType font's own tables (`head`, `hhea`, `hmtx`, `cmap`;
 * OpenType 1.9). Letters that the font does not have are left out.
 */
export function letterWidths(font: Buffer, letters: string): Record<string, number> {
	const table = tablesOf(font);
	const unitsPerEm = table('head').readUInt16BE(18);
	const metrics = table('hhea').readUInt16BE(34);
	const hmtx = table('hmtx');
	const glyphOf = glyphsOf(table('cmap'));
	const widths: Record<string, number> = {};
	for (const letter of letters) {
		const glyph = glyphOf(letter.codePointAt(0) ?? 0);
		if (glyph === 0) continue;
		// Beyond the last metric all glyphs are as wide as it.
		const advance = hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1));
		widths[letter] = Math.round((advance * 1000) / unitsPerEm);
	}
	return widths;
}

function tablesOf(font: Buffer): (name: string) => Buffer {
	const tables = new Map<string, Buffer>();
	for (let at = 12, left = font.readUInt16BE(4); left > 0; at += 16, left--)
		tables.set(
			font.toString('latin1', at, at + 4),
			font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))
		);
	return (name) => {
		const table = tables.get(name);
		if (!table)
			throw new Error(`expected a TrueType font with a table ${name}, met ${[...tables.keys()].join(', ')}`);
		return table;
	};
}

/** Glyph by code point from the subtable of format 4; 0 is none. */
function glyphsOf(cmap: Buffer): (code: number) => number {
	let found: Buffer | null = null;
	for (let i = 0; i < cmap.readUInt16BE(2); i++) {
		const subtable = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
		if (subtable.readUInt16BE(0) === 4) found = subtable;
	}
	if (!found) throw new Error('expected a cmap of format 4, met none');
	const subtable = found;
	const segments = subtable.readUInt16BE(6) / 2;
	const word = (array: number, segment: number) =>
		subtable.readUInt16BE(14 + 2 * (array * segments + segment) + (array > 0 ? 2 : 0));
	return (code) => {
		for (let segment = 0; segment < segments; segment++) {
			if (code > word(0, segment)) continue;
			const start = word(1, segment);
			if (code < start) return 0;
			const delta = word(2, segment);
			const offset = word(3, segment);
			if (offset === 0) return (code + delta) & 0xffff;
			const at = 14 + 2 * (3 * segments + segment) + 2 + offset + 2 * (code - start);
			const glyph = subtable.readUInt16BE(at);
			return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
		}
		return 0;
	};
}
