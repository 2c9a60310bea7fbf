/** What the columns of brought files are called, whatever their case and accents. */
const NAMES = {
	id: ['id', 'clave', 'cve_zona', 'clave_zona', 'id_zona', 'zona_id', 'zone', 'zone_id'],
	group: ['zona', 'nom_zona', 'nombre_zona'],
	key: [
		'cvegeo',
		'cve_geo',
		'clave_geo',
		'cve_ageb',
		'clave_ageb',
		'ageb',
		'cve_loc',
		'clave_localidad',
		'cve_mun',
		'clave_municipio'
	],
	name: [
		'nombre',
		'name',
		'nom_zona',
		'nombre_zona',
		'zona',
		'nomgeo',
		'nom_loc',
		'nom_agem',
		'nombre_mun',
		'nom_mun',
		'localidad',
		'municipio'
	],
	kind: ['tipo', 'kind', 'tipo_zona', 'clase', 'type'],
	population: ['poblacion', 'population', 'pob', 'pob_total', 'pobtot'],
	years: ['vigencia', 'year', 'years', 'anio_lista', 'anio', 'ano', 'ejercicio', 'list_year']
} as const;
export type Attribute = keyof typeof NAMES;

const plain = (name: string): string =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.trim()
		.toLowerCase()
		.replace(/[\s-]+/g, '_');

/** Text of an attribute of a record; null where it has none or it is empty. */
export type AttributeReader = (record: Record<string, unknown>, attribute: Attribute) => string | null;

/** Finds the columns of a file once. */
export function attributeReader(columns: readonly string[]): {
	read: AttributeReader;
	has: (attribute: Attribute) => boolean;
} {
	const byName = new Map<string, string[]>();
	for (const column of columns) byName.set(plain(column), [...(byName.get(plain(column)) ?? []), column]);
	// In CONAPO's index by AGEB `ANIO` is the year of the census, not of any declaration.
	const isIndex = [...byName.keys()].some((name) => /^im_?\d{4}$|^im_\d/.test(name));
	const found = new Map(
		(Object.keys(NAMES) as Attribute[]).map((attribute) => [
			attribute,
			NAMES[attribute].flatMap((name) => {
				return isIndex && attribute === 'years' ? [] : (byName.get(name) ?? []);
			})
		])
	);
	return {
		read(record, attribute) {
			for (const column of found.get(attribute) ?? []) {
				const value = record[column];
				const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
				// A hyphen or an asterisk is how INEGI keeps a figure to itself.
				if (text !== '' && text !== '-' && text !== '*') return text;
			}
			return null;
		},
		has: (attribute) => (found.get(attribute) ?? []).length > 0
	};
}

/** `2016`, `2015-2018`, `2015 a 2018`, `2015; 2017`: the years, ascending; null where it is no such list. */
export function yearsOf(text: string): number[] | null {
	const years = new Set<number>();
	for (const part of text.split(/[;,|]/)) {
		const [, first, last] =
			/^\s*((?:19|20)\d{2})(?:\s*(?:-|–|a|al|\/)\s*((?:19|20)\d{2}))?(?:\.0)?\s*$/i.exec(part) ?? [];
		if (first === undefined) return null;
		const ends = [Number(first), Number(last ?? first)];
		for (let year = Math.min(...ends); year <= Math.max(...ends); year++) years.add(year);
	}
	return [...years].sort((a, b) => a - b);
}

/** Persons: `1,234` and `1234.0` are read; null where it is no whole number of them. */
export function personsOf(text: string): number | null {
	const digits = text.replace(/(?<=\d),(?=\d{3}\b)/g, '').replace(/\.0+$/, '');
	return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** An INEGI key of a municipality, a locality or an urban AGEB; a leading apostrophe or zero that a spreadsheet added or ate is mended. */
export function inegiKey(text: string): { key: string; padded: boolean } | null {
	const bare = text.replace(/^'/, '').replace(/\.0$/, '').toUpperCase();
	for (const length of [5, 9, 13]) {
		const padded = bare.length === length - 1;
		const key = padded ? `0${bare}` : bare;
		const isKey = key.length === length && (length === 13 ? /^\d{12}[\dA-Z]$/ : /^\d+$/).test(key);
		if (isKey && /^(?:0[1-9]|[12]\d|3[0-2])/.test(key)) return { key, padded };
	}
	return null;
}
