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
	companies: Companies;
}

export function buildWorld(grounds: Grounds, seed: number): World {
	const vocabulary = loadVocabulary();
	return {
		seed,
		gazetteer: gazetteer(grounds),
		vocabulary,
		temas: new Weighted(vocabulary.temas, (tema) => vocabulary.templates[tema.code]?.weight ?? 0),
		companies: inventCompanies(vocabulary.names, seed)
	};
}
