import { plainCode } from '../parse/text';

/**
 * A text as the words that matter for finding a place in it: abbreviations spelled out, articles and prepositions set aside, and what
 * separates phrases kept, because "CARRETERA A - B" and "EN LA COMUNIDAD DE A, B" mean different things.
 */
export interface Word {
	/** Plain upper case, spelled out. */
	text: string;
	/** A comma, parenthesis, colon or the beginning of the text stands before it. */
	boundary: boolean;
	/** A dash stands before it: the next end of a road. */
	dash: boolean;
	/** An opening or closing quotation mark stands before it. */
	quote: boolean;
	/** The little words before it, joined: `EN LA`, `DE LOS`, `A`. */
	link: string;
}

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		COM: 'COMUNIDAD',
		COMUN: 'COMUNIDAD',
		CDAD: 'COMUNIDAD',
		COMDAD: 'COMUNIDAD',
		LOC: 'LOCALIDAD',
		COL: 'COLONIA',
		COLS: 'COLONIAS',
		FRACC: 'FRACCIONAMIENTO',
		FRACCTO: 'FRACCIONAMIENTO',
		FRAC: 'FRACCIONAMIENTO',
		FTO: 'FRACCIONAMIENTO',
		RCHO: 'RANCHO',
		RANCH: 'RANCHERIA',
		EJ: 'EJIDO',
		POB: 'POBLADO',
		HDA: 'HACIENDA',
		BO: 'BARRIO',
		STA: 'SANTA',
		STO: 'SANTO',
		SN: 'SAN',
		NTRA: 'NUESTRA',
		SRA: 'SENORA',
		GPE: 'GUADALUPE',
		FCO: 'FRANCISCO',
		MA: 'MARIA',
		DGO: 'DOMINGO',
		MPIO: 'MUNICIPIO',
		MPAL: 'MUNICIPAL',
		MUN: 'MUNICIPIO',
		CAB: 'CABECERA',
		CD: 'CIUDAD',
		EDO: 'ESTADO',
		GTO: 'GUANAJUATO',
		GRAL: 'GENERAL',
		NVO: 'NUEVO',
		NVA: 'NUEVA',
		EST: 'ESTACION',
		AV: 'AVENIDA',
		AVE: 'AVENIDA',
		BLVD: 'BOULEVARD',
		BLVR: 'BOULEVARD',
		BOULEVAR: 'BOULEVARD',
		BULEVAR: 'BOULEVARD',
		CARR: 'CARRETERA',
		CAM: 'CAMINO',
		PRIV: 'PRIVADA',
		ESC: 'ESCUELA',
		SECC: 'SECCION'
	})
);

export const LITTLE_WORDS: ReadonlySet<string> = new Set([
	'DE',
	'DEL',
	'LA',
	'EL',
	'LOS',
	'LAS',
	'EN',
	'A',
	'AL',
	'Y',
	'E'
]);

const QUOTES = new Set(['"', '“', '”', '«', '»', '‘', '’', "'", '´', '`']);
const DASHES = new Set(['-', '–', '—']);
const buffer = new Uint16Array(256);

/** Words of a text; `[]` for a text without any. */
export function wordsOf(raw: string): Word[] {
	// Combining accents (a decomposed text) are composed first; official files rarely have them.
	const text = /[\u0300-\u036f]/.test(raw) ? raw.normalize('NFC') : raw;
	const words: Word[] = [];
	let boundary = true;
	let dash = false;
	let quote = false;
	let link = '';
	let previous = '';
	for (let i = 0; i < text.length;) {
		let length = 0;
		let code = plainCode(text.charCodeAt(i));
		while (code !== 0 && length < buffer.length) {
			buffer[length++] = code;
			code = plainCode(text.charCodeAt(++i));
		}
		if (length === 0) {
			const c = text[i++] ?? '';
			if (c === ' ') continue;
			if (QUOTES.has(c)) quote ||= c !== "'" && c !== '´' && c !== '`';
			else if (DASHES.has(c)) dash = true;
			// The point of an abbreviation separates nothing.
			else if (!(c === '.' && ABBREVIATIONS.has(previous)) && c.trim() !== '') boundary = true;
			previous = '';
			continue;
		}
		const word = String.fromCharCode.apply(null, buffer.subarray(0, length) as unknown as number[]);
		previous = word;
		if (LITTLE_WORDS.has(word)) {
			link = link === '' ? word : `${link} ${word}`;
			continue;
		}
		words.push({ text: ABBREVIATIONS.get(word) ?? word, boundary, dash, quote, link });
		boundary = false;
		dash = false;
		quote = false;
		link = '';
	}
	return words;
}

/** A name as one string of its words: `Loza de los Padres` → `LOZA PADRES`. */
export function nameKey(name: string): string {
	return wordsOf(name)
		.map((w) => w.text)
		.join(' ');
}
