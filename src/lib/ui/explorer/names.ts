import type { Subtema, Tema } from '$lib/domain';
import type { Names as FilterNames } from '$lib/filters';
import { getLocale } from '$lib/i18n';
import { rubroLabel, statusLabel } from '$lib/i18n/labels';

/** What the pages know of places and subjects; small enough to travel with the page. */
export interface NameTables {
	municipalities: { code: string; name: string; population: number }[];
	temas: Pick<Tema, 'code' | 'rubro' | 'es' | 'en'>[];
	/** Left out where a page does not show them at once: `ReleaseClient.subtemas` has them. */
	subtemas?: Subtema[];
}

/** Words for codes. A code that is not known is shown as it is. */
export interface Names extends FilterNames {
	/** By name. */
	readonly municipalities: readonly { code: string; name: string }[];
	readonly temas: NameTables['temas'];
	subtema(code: string): string;
	/** Persons of these municipalities (Census 2020); of all when none is named. */
	population(codes: readonly string[]): number;
}

export function namesOf(tables: NameTables): Names {
	const places = new Map(tables.municipalities.map((place) => [place.code, place]));
	const temas = new Map(tables.temas.map((tema) => [tema.code, tema]));
	const subtemas = new Map((tables.subtemas ?? []).map((subtema) => [subtema.code, subtema]));
	return {
		municipalities: [...tables.municipalities].sort((a, b) => a.name.localeCompare(b.name, 'es')),
		temas: tables.temas,
		municipality: (code) => places.get(code)?.name ?? code,
		rubro: rubroLabel,
		tema: (code) => temas.get(code)?.[getLocale()] ?? code,
		subtema: (code) => subtemas.get(code)?.[getLocale()] ?? code,
		status: statusLabel,
		population: (codes) =>
			(codes.length === 0 ? [...places.keys()] : codes).reduce(
				(sum, code) => sum + (places.get(code)?.population ?? 0),
				0
			)
	};
}
