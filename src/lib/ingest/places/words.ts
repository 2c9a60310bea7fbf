import { plain } from '../parse/text';

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

const ABBREVIATIONS: Readonly<Record<string, string>> = {
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
};

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

const PIECES = /[A-Z0-9]+|["“”«»']|[^A-Z0-9\s"“”«»']+/g;

/** Words of a text; `[]` for a text without any. */
export function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	let boundary = true;
	let dash = false;
	let quote = false;
	let link = '';
	let previous = '';
	for (const piece of plain(text).match(PIECES) ?? []) {
		const c = piece.charCodeAt(0);
		const alphanumeric = (c >= 48 && c <= 57) || (c >= 65 && c <= 90);
		if (!alphanumeric) {
			if (/["“”«»]/.test(piece)) quote = true;
			else if (/[-–—]/.test(piece)) dash = true;
			// The point of an abbreviation separates nothing.
			else if (!(piece === '.' && ABBREVIATIONS[previous] !== undefined) && !/^[''´`]$/.test(piece))
				boundary = true;
			previous = '';
			continue;
		}
		previous = piece;
		if (LITTLE_WORDS.has(piece)) {
			link = link === '' ? piece : `${link} ${piece}`;
			continue;
		}
		words.push({ text: ABBREVIATIONS[piece] ?? piece, boundary, dash, quote, link });
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
