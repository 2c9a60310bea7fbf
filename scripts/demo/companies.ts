import type { Rubro } from '../../src/lib/domain';
import { RUBROS } from '../../src/lib/domain';
import { Random, Weighted } from './random';
import type { Names } from './vocabulary';

/** An invented company: its name joins a noun and an adjective that no real builder is called by. */
export interface Company {
	name: string;
	rubro: Rubro;
	/** Four companies in ten also work in a second rubro. */
	second: Rubro | null;
}

export interface Companies {
	all: Company[];
	/** Long-tailed (Zipf) draw among those who work in a rubro. */
	byRubro: Map<Rubro, Weighted<Company>>;
	/** Every company of a rubro alike: small direct awards are spread out. */
	flat: Map<Rubro, Company[]>;
}

const COUNT = 400;

export function inventCompanies(names: Names, seed: number): Companies {
	const random = new Random(seed, -1);
	const pairs = names.empresa_sustantivos.flatMap((noun) =>
		names.empresa_adjetivos.map((adjective) => `${noun} ${adjective}`)
	);
	const all = random
		.shuffled(pairs)
		.slice(0, COUNT)
		.map((title, index): Company => {
			const rubro = RUBROS[index % RUBROS.length] ?? 'otros';
			const other = random.pick(RUBROS);
			const second = random.chance(0.4) && other !== rubro ? other : null;
			const line = random.pick(names.empresa_giros[rubro]);
			return { name: `${line} ${title}, ${random.pick(names.empresa_tipos)}`, rubro, second };
		});
	const byRubro = new Map<Rubro, Weighted<Company>>();
	const flat = new Map<Rubro, Company[]>();
	for (const rubro of RUBROS) {
		const members = all.filter((company) => company.rubro === rubro || company.second === rubro);
		const rank = new Map(members.map((company, index) => [company, index + 1]));
		byRubro.set(rubro, new Weighted(members, (company) => 1 / ((rank.get(company) ?? 1) + 3) ** 1.05));
		flat.set(rubro, members);
	}
	return { all, byRubro, flat };
}
