/**
 * Cuts the letters that Spanish and English use out of Atkinson Hyperlegible Next: `npx tsx scripts/prepare-font.ts` writes
 * `src/lib/ui/fonts/atkinson.woff2`, and `src/lib/export/letter-widths.json`, how wide they are in pictures. Any other letter of a name still
 * comes from the whole font, by its unicode range (`fonts.css`).
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LETTERS, pageFont, staticFont, WEIGHTS } from './font/atkinson';
import { letterWidths } from './font/letter-widths';

const lib = join('src', 'lib');
await writeFile(join(lib, 'ui', 'fonts', 'atkinson.woff2'), await pageFont());
const widths = {
	regular: letterWidths(await staticFont(WEIGHTS.regular), LETTERS),
	bold: letterWidths(await staticFont(WEIGHTS.bold), LETTERS)
};
await writeFile(join(lib, 'export', 'letter-widths.json'), `${JSON.stringify(widths, null, '\t')}\n`);
