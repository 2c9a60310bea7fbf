import type { Tema } from '$lib/domain';
import { getLocale } from '$lib/i18n';

/** What the pages know of places and subjects; small enough to travel with the page. */
export interface NameTables {
	municipalities: { code: string; name: string; population: number }[];
	temas: Pick<Tema, 'code' | 'rubro' | 'es' | 'en'>[];
}

export interface Names {
	readonly municipalities: readonly { code: string; name: string }[];
	readonly temas: NameTables['temas'];
	/** A code that is not known is shown as it is. */
	municipality(code: string): string;
	tema(code: string): string;
	/** Persons of these municipalities (Census 2020); of all when none is named. */
	population(codes: readonly string[]): number;
}

export function namesOf(tables: NameTables): Names {
	const places = new Map(tables.municipalities.map((place) => [place.code, place]));
	const temas = new Map(tables.temas.map((tema) => [tema.code, tema]));
	return {
		municipalities: [...tables.municipalities].sort((a, b) => a.name.localeCompare(b.name, 'es')),
		temas: tables.temas,
		municipality: (code) => places.get(code)?.name ?? code,
		tema: (code) => temas.get(code)?.[getLocale()] ?? code,
		population: (codes) =>
			(codes.length === 0 ? [...places.keys()] : codes).reduce(
				(sum, code) => sum + (places.get(code)?.population ?? 0),
				0
			)
	};
}
