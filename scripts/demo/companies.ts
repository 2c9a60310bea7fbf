import { RUBROS, type Rubro, type Tema } from '../../src/lib/domain';
import { Random, Weighted } from './random';
import type { Names } from './vocabulary';

/** An invented company: its name joins a noun and an adjective that no real builder is called by. */
export interface Company {
	name: string;
	/** What it builds: two to four temas, of one rubro or of two. */
	temas: string[];
}

export interface Companies {
	all: Company[];
	/** Long-tailed (Zipf) draw among those who work in a tema. */
	byTema: Map<string, Weighted<Company>>;
	/** The same companies, each alike: small direct awards are spread out. */
	flat: Map<string, Company[]>;
}

const COUNT = 400;

export function inventCompanies(names: Names, temas: readonly Tema[], seed: number): Companies {
	const random = new Random(seed, -1);
	const pairs = names.empresa_sustantivos.flatMap((noun) =>
		names.empresa_adjetivos.map((adjective) => `${noun} ${adjective}`)
	);
	const all = random
		.shuffled(pairs)
		.slice(0, COUNT)
		.map((title, index): Company => {
			const rubro = RUBROS[index % RUBROS.length] ?? 'otros';
			const line = random.pick(names.empresa_giros[rubro]);
			return {
				name: `${line} ${title}, ${random.pick(names.empresa_tipos)}`,
				temas: trades(random, rubro, temas)
			};
		});
	const byTema = new Map<string, Weighted<Company>>();
	const flat = new Map<string, Company[]>();
	for (const { code } of temas) {
		const members = all.filter((company) => company.temas.includes(code));
		const rank = new Map(members.map((company, index) => [company, index + 1]));
		byTema.set(code, new Weighted(members, (company) => 1 / ((rank.get(company) ?? 1) + 3) ** 1.05));
		flat.set(code, members);
	}
	return { all, byTema, flat };
}

/** Four companies in ten also take work of a second rubro. */
function trades(random: Random, rubro: Rubro, temas: readonly Tema[]): string[] {
	const own = random.shuffled(temas.filter((tema) => tema.rubro === rubro)).slice(0, random.int(2, 3));
	const second = random.pick(RUBROS);
	if (second === rubro || !random.chance(0.4)) return own.map((tema) => tema.code);
	const other = random.shuffled(temas.filter((tema) => tema.rubro === second)).slice(0, 1);
	return [...own, ...other].map((tema) => tema.code);
}
