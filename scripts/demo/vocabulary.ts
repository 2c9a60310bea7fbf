import { readFileSync } from 'node:fs';
import type { Catalogue, Kind, Rubro, Tema } from '../../src/lib/domain';

/** What the generator knows of one tema beside the catalogue: how frequent, how big, where, by whom, and how it is called. */
export interface TemaTemplate {
	weight: number;
	median_pesos: number;
	/** Of the log-normal amount. */
	sigma: number;
	setting: 'any' | 'rural' | 'urban';
	/** Share of these works that the municipality does itself. */
	municipal_share: number;
	subtemas: Record<string, { kind: Kind; names: string[] }>;
}

export interface Names {
	calles: string[];
	vias: string[];
	colonias: string[];
	escuelas: string[];
	planteles: string[];
	jardines: string[];
	ordinales: string[];
	obra: string[];
	empresa_sustantivos: string[];
	empresa_adjetivos: string[];
	empresa_giros: Record<Rubro, string[]>;
	empresa_tipos: string[];
	/** By tema where there is one, else by rubro. */
	dependencias: Record<string, string>;
	programas: Record<Rubro, string[]>;
	fondos: string[];
}

export interface Vocabulary {
	temas: Tema[];
	templates: Record<string, TemaTemplate>;
	names: Names;
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** Reads the catalogue, the templates and the lists of names; throws where a subtema has no template. */
export function loadVocabulary(): Vocabulary {
	const catalogue = read('../../data/reference/catalogue.json') as Catalogue;
	const templates = read('../../data/demo/templates.json') as Record<string, TemaTemplate>;
	const names = read('../../data/demo/names.json') as Names;
	for (const tema of catalogue.temas) {
		const known = Object.keys(templates[tema.code]?.subtemas ?? {});
		const missing = tema.subtemas.filter((subtema) => !known.includes(subtema.code));
		if (missing.length > 0)
			throw new Error(
				`data/demo/templates.json: expected a template for each subtema of ${tema.code}; met none for ` +
					`${missing.map((subtema) => subtema.code).join(', ')}. Add it there or take it out of the catalogue.`
			);
	}
	return { temas: catalogue.temas, templates, names };
}
