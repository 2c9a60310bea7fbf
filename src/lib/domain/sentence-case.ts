/**
 * Official names come in capitals ("PAVIMENTACIÓN DE LA CALLE MORELOS, SEGUNDA ETAPA") and are hard to read. `sentenceCase` changes the
 * case of letters and nothing else: no letter, accent or sign is added or lost, so the name stays the one its source published.
 */

/** Kept in capitals. */
const ACRONYMS = new Set(
	(
		'IMSS ISSSTE ISSEG DIF CFE CONAGUA CEAG SEMARNAT INEGI CONAFOR CONAFE SEP SEG SSG SCT SICT SOP SDAYR SEDESHU SEDESOL SEDATU FAIS ' +
		'FAISM FISM FISE FORTAMUN FONDEN FONREGION PEMEX CAISES UMAPS CECYTEG CECYTE CONALEP CBTIS CETIS CBTA CEDAJ CEDIF CRIT CAM UNEME ' +
		'USAE UTL UTNG UTSMA UPG UPB UPJR UVEG ITESG ITSUR ITESI ITESS SABES SIMAPAG SAPAL SIMAPAS JUMAPA JAPAMI CMAPAS PTAR PTAP PVC PEAD ' +
		'LED TIC TICS GPS SIDA UBR CECAM CERESO FGE PGJ SSP C4 C5I CODE COMUDAJ CONADE IEC CAPA PIDH PIDMC SAPI UNAM IPN CIMAT INAH USD'
	).split(' ')
);

/** Written in one fixed way, whatever stands around them. */
const FIXED = new Map(
	'km m m2 m3 ml mts cm mm ha kg kV kVA kW HP Dr Dra Sr Sra Sta Sto Gto Nte Pte Ote Blvd Cd Fco Ma Lic Ing Gral Profr Mtro No Núm'
		.split(' ')
		.map((word) => [word.toUpperCase(), word])
);

/** Words that stay small inside a name: "San Miguel de Allende", "Las Joyas del Carmen". */
const LINKS = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e', 'a', 'al']);
const ARTICLES = new Set(['la', 'las', 'los', 'el']);

/** After one of these comes a name. */
const INTRODUCERS = new Set(
	(
		'colonia col comunidad com localidad loc calle calles avenida av boulevard bulevar blvd fraccionamiento fracc ranchería ejido barrio ' +
		'privada callejón andador calzada prolongación hacienda rancho presa río arroyo cerro'
	).split(' ')
);
const SAINTS = new Set(['san', 'santa', 'santo', 'santos', 'santiago', 'fray', 'niños', 'doctor']);

/** Where a name that began with an introducer ends. */
const ENDINGS = new Set(
	(
		'en entre con para por sobre desde hasta hacia municipio mpio estado tramo etapa primera segunda tercera cuarta quinta sección sector ' +
		'zona cabecera municipal rehabilitación construcción ampliación pavimentación equipamiento red drenaje agua escuela primaria ' +
		'secundaria telesecundaria jardín centro módulo línea sistema segundo primer tercer km esquina esq incluye obra y'
	).split(' ')
);

const NAMES = [
	'Guanajuato',
	'México',
	'Miguel Hidalgo',
	'Benito Juárez',
	'Juárez',
	'Emiliano Zapata',
	'Francisco Villa',
	'Lázaro Cárdenas',
	'Vicente Guerrero',
	'Ignacio Allende',
	'José María Morelos',
	'Morelos',
	'Josefa Ortiz de Domínguez',
	'Venustiano Carranza',
	'Adolfo López Mateos',
	'López Mateos',
	'Álvaro Obregón',
	'Plutarco Elías Calles',
	'Niños Héroes',
	'Francisco I. Madero',
	'Hidalgo',
	'Sor Juana Inés de la Cruz',
	'Cristóbal Colón',
	'Nicolás Bravo',
	'Melchor Ocampo',
	'Mariano Abasolo',
	'Juan Aldama',
	'Diego Rivera',
	'José Vasconcelos',
	'Justo Sierra',
	'Gabriela Mistral',
	'Rosario Castellanos',
	'Octavio Paz',
	'Leona Vicario',
	'Ricardo Flores Magón'
];

const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/;
const DOTTED = /^(?:\p{L}\.){2,}$/u;
const LOWER_SHARE_OF_A_TYPED_NAME = 0.25;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

/** Changes case letter by letter; a letter whose other case is not one letter (İ, ß) stays. */
const recase = (text: string, change: (letter: string) => string): string =>
	[...text].map((letter) => ([...change(letter)].length === 1 ? change(letter) : letter)).join('');
const small = (text: string): string => recase(text, (letter) => letter.toLocaleLowerCase('es'));
const big = (text: string): string => recase(text, (letter) => letter.toLocaleUpperCase('es'));
const capital = (word: string): string => {
	const [first = ''] = word;
	return big(first) + small(word.slice(first.length));
};

/**
 * @param properNames names known to appear, as they are written (the work's municipality and locality); compared without accents or case.
 * @returns the name in sentence case; a name that already mixes cases is returned as it is.
 */
export function sentenceCase(name: string, properNames: readonly string[] = []): string {
	const letters = name.match(/\p{L}/gu) ?? [];
	const lower = letters.filter((l) => l !== l.toLocaleUpperCase('es')).length;
	if (letters.length === 0 || lower / letters.length >= LOWER_SHARE_OF_A_TYPED_NAME) return name;
	return applyNames(caseWords(name), name, [...NAMES, ...properNames]);
}

/** Inside a name (after an introducer or a saint), just before its first word, or outside. */
type Place = 'outside' | 'begins' | 'inside';

function caseWords(name: string): string {
	let place: Place = 'outside';
	let sentenceStart = true;
	let out = '';
	for (const token of name.match(/[\p{L}\p{M}\p{N}.'’]+|[^\p{L}\p{M}\p{N}.'’]+/gu) ?? []) {
		if (!/[\p{L}\p{N}]/u.test(token)) {
			// A comma, bracket, slash or quote ends a name; a space or a hyphen does not.
			if (/[^\s\-–]/u.test(token)) place = 'outside';
			out += token;
			continue;
		}
		const word = token.replace(/[.'’]+$/u, '');
		const key = word.toLocaleLowerCase('es');
		const fixed = fixedCase(word, token);
		if (place === 'inside' && ENDINGS.has(key)) place = 'outside';
		const named: boolean =
			place !== 'outside' && !(LINKS.has(key) && (place === 'inside' || !ARTICLES.has(key)));
		const cased = fixed ?? (named || SAINTS.has(key) || sentenceStart ? capital(word) : small(word));
		out += cased + token.slice(word.length);
		if (SAINTS.has(key)) place = 'inside';
		else if (INTRODUCERS.has(key)) place = 'begins';
		else if (place === 'begins' && !(key === 'de' || key === 'del')) place = 'inside';
		sentenceStart = /\.$/.test(token) && word.length > 5;
	}
	return out;
}

/** How a word that has one fixed form is written; null for every other word. */
function fixedCase(word: string, token: string): string | null {
	if (DOTTED.test(token)) return big(word);
	const upper = big(word);
	const fixed = FIXED.get(upper);
	if (fixed !== undefined) return fixed;
	if (ACRONYMS.has(upper) || ROMAN.test(upper)) return upper;
	if (/^\d+(?:[.,]\d+)?(?:er|ra|do|da|to|ta|vo|va|m|km|cm|mm|m2|m3|ml|ha)$/i.test(word)) return small(word);
	if (/\p{N}/u.test(word)) return upper;
	// Two to six letters and no vowel: an acronym nobody listed.
	return /^[^AEIOUÁÉÍÓÚÜY\P{L}]{2,6}$/u.test(upper) ? upper : null;
}

/** Gives known names their own capitals, letter by letter. */
function applyNames(cased: string, original: string, names: readonly string[]): string {
	const letters = [...cased];
	const folded = [...original]
		.map((letter) => fold(letter))
		.map((letter) => (letter.length === 1 ? letter : ' '));
	const text = folded.join('');
	for (const name of names) {
		const model = [...name];
		const wanted = model.map((letter) => fold(letter)).join('');
		if (wanted.length < 3 || wanted.length !== model.length) continue;
		for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
			if (isLetter(text[at - 1]) || isLetter(text[at + wanted.length])) continue;
			model.forEach((letter, i) => {
				const here = letters[at + i];
				if (here === undefined) return;
				letters[at + i] = letter === big(letter) ? big(here) : small(here);
			});
		}
	}
	return letters.join('');
}

const isLetter = (letter: string | undefined): boolean =>
	letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
