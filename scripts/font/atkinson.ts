import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

/** Font: Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors, SIL Open Font License 1.1. */
const FONT =
	'@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** The same as in `fonts.css`: ASCII, what Spanish adds to it, and the signs of figures and punctuation. */
export const LETTERS =
	Array.from({ length: 0x7f - 0x20 }, (_, step) => String.fromCharCode(0x20 + step)).join('') +
	'\u00a0\u2009\u202f' +
	'áéíóúüñÁÉÍÓÚÜÑ¡¿«»›‘’“”–—…·ªº°±²³½×−©';

/** The two weights of pictures; pages use what lies between them, too. */
export const WEIGHTS = { regular: 400, bold: 700 } as const;

const font = (): Promise<Buffer> => readFile(createRequire(import.meta.url).resolve(FONT));

/** The letters of the pages, all weights, for browsers. */
export const pageFont = async (): Promise<Buffer> =>
	subsetFont(await font(), LETTERS, {
		targetFormat: 'woff2',
		variationAxes: { wght: { min: WEIGHTS.regular, max: WEIGHTS.bold } }
	});

/** The same letters in one weight, as TrueType, for what cannot read a variable font. */
export const staticFont = async (weight: number): Promise<Buffer> =>
	subsetFont(await font(), LETTERS, { targetFormat: 'sfnt', variationAxes: { wght: weight } });
