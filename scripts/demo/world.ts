import type { Tema } from '../../src/lib/domain';
import { inventCompanies, type Companies } from './companies';
import { gazetteer, type Gazetteer, type Grounds } from './gazetteer';
import { Weighted } from './random';
import { loadVocabulary, type Vocabulary } from './vocabulary';

/** Everything that stays the same from one work to the next. */
export interface World {
	seed: number;
	gazetteer: Gazetteer;
	vocabulary: Vocabulary;
	temas: Weighted<Tema>;
	/** Place of each tema in its rubro, from 1. */
	places: Map<string, number>;
	companies: Companies;
}

export function buildWorld(grounds: Grounds, seed: number): World {
	const vocabulary = loadVocabulary();
	const places = new Map<string, number>();
	for (const tema of vocabulary.temas) {
		const before = vocabulary.temas.filter(({ rubro, code }) => rubro === tema.rubro && places.has(code));
		places.set(tema.code, before.length + 1);
	}
	return {
		seed,
		gazetteer: gazetteer(grounds),
		vocabulary,
		temas: new Weighted(vocabulary.temas, (tema) => vocabulary.templates[tema.code]?.weight ?? 0),
		places,
		companies: inventCompanies(vocabulary.names, vocabulary.temas, seed)
	};
}
