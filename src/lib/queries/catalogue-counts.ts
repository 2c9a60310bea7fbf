import type { Catalogue, CoreColumns, Dictionary, TextColumns } from '../domain';
import { added, NOTHING, single, type Sum } from './zone-split';

export interface SubtemaCount {
	code: string;
	sum: Sum;
}
export interface TemaCount {
	code: string;
	sum: Sum;
	subtemas: SubtemaCount[];
	/** Of the tema, without a subtema of it. */
	rest: Sum;
}
export interface RubroCount {
	code: string;
	sum: Sum;
	temas: TemaCount[];
	/** Of the rubro, without a tema of it. */
	rest: Sum;
}
/** Every work once: rubros + `unclassified` = `total`; in a rubro temas + `rest` = `sum`; in a tema subtemas + `rest` = `sum`. */
export interface CatalogueCounts {
	rubros: RubroCount[];
	/** Without a rubro, or with one that the catalogue does not have. */
	unclassified: Sum;
	total: Sum;
}

/** The columns a class is read from. */
export type Classified = Pick<CoreColumns, 'rows' | 'rubro' | 'tema' | 'investment'> & {
	subtema: Dictionary;
};

/**
 * Works and money (centavos) under every class of a catalogue. Pure. A tema counts only under its own rubro, a subtema only under its own
 * tema: a code that contradicts the one above it leaves the work in that one's `rest`. Throws MoneyError beyond ±2^53 centavos.
 */
export function catalogueCounts(
	works: Classified,
	catalogue: Pick<Catalogue, 'rubros' | 'temas'>
): CatalogueCounts {
	const temaOf = new Map(catalogue.temas.map((tema) => [tema.code, tema]));
	const subtemasOf = new Map(
		catalogue.temas.map(({ code, subtemas }) => [code, new Set(subtemas.map((subtema) => subtema.code))])
	);
	const known = new Set<string>(catalogue.rubros.map(({ code }) => code));
	const sums = new Map<string, Sum>();
	const add = (key: string, sum: Sum) => sums.set(key, added(sums.get(key) ?? NOTHING, sum));
	const at = (key: string): Sum => sums.get(key) ?? NOTHING;
	// Codes hold no space, so these keys are nobody's code.
	const [ALL, NONE, REST] = [' total', ' none', ' rest'];
	for (let row = 0; row < works.rows; row++) {
		const one = single(works.investment[row] ?? NaN);
		const [rubro, tema, subtema] = [works.rubro, works.tema, works.subtema].map((column) =>
			wordAt(column, row)
		);
		add(ALL, one);
		if (!rubro || !known.has(rubro)) {
			add(NONE, one);
			continue;
		}
		add(rubro, one);
		if (!tema || temaOf.get(tema)?.rubro !== rubro) {
			add(rubro + REST, one);
			continue;
		}
		add(tema, one);
		add(subtema && subtemasOf.get(tema)?.has(subtema) ? subtema : tema + REST, one);
	}
	return {
		rubros: catalogue.rubros.map(({ code: rubro }) => ({
			code: rubro,
			sum: at(rubro),
			temas: catalogue.temas
				.filter((tema) => tema.rubro === rubro)
				.map(({ code, subtemas }) => ({
					code,
					sum: at(code),
					subtemas: subtemas.map((subtema) => ({ code: subtema.code, sum: at(subtema.code) })),
					rest: at(code + REST)
				})),
			rest: at(rubro + REST)
		})),
		unclassified: at(NONE),
		total: at(ALL)
	};
}

export interface ProgrammeCount {
	/** As the data write it. */
	name: string;
	sum: Sum;
	/** Works and actions; what is neither is the difference with `sum.works`. */
	obras: number;
	acciones: number;
	/** First and last fiscal year of its works; null where none says its year. */
	years: readonly [number, number] | null;
	/** Agencies that its works name: most works first, then by name. */
	agencies: string[];
}
/** Every work once: `programmes` + `without` = `total`. */
export interface ProgrammeCounts {
	/** Most works first, then by name. */
	programmes: ProgrammeCount[];
	without: Sum;
	total: Sum;
}

/** Works and money (centavos) under every programme the works name, by its exact name. Pure. Throws MoneyError beyond ±2^53 centavos. */
export function programmeCounts(
	{ rows, kind, year, investment }: Pick<CoreColumns, 'rows' | 'kind' | 'year' | 'investment'>,
	{ program, agency }: Pick<TextColumns, 'program' | 'agency'>
): ProgrammeCounts {
	const byName = new Map<string, number[]>();
	let [without, total]: [Sum, Sum] = [NOTHING, NOTHING];
	for (let row = 0; row < rows; row++) {
		const one = single(investment[row] ?? NaN);
		total = added(total, one);
		const name = wordAt(program, row);
		if (name === null) without = added(without, one);
		else {
			const own = byName.get(name) ?? [];
			own.push(row);
			byName.set(name, own);
		}
	}
	const programmes = [...byName].map(([name, own]): ProgrammeCount => {
		const years = [...new Set(own.flatMap((row) => year[row] || []))].sort((a, b) => a - b);
		const [first, last] = [years[0], years.at(-1)];
		const agencies = new Map<string, number>();
		for (const row of own) {
			const word = wordAt(agency, row);
			if (word !== null) agencies.set(word, (agencies.get(word) ?? 0) + 1);
		}
		return {
			name,
			sum: own.map((row) => single(investment[row] ?? NaN)).reduce(added, NOTHING),
			obras: own.filter((row) => wordAt(kind, row) === 'obra').length,
			acciones: own.filter((row) => wordAt(kind, row) === 'accion').length,
			years: first === undefined || last === undefined ? null : [first, last],
			agencies: [...agencies].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word)
		};
	});
	programmes.sort((a, b) => b.sum.works - a.sum.works || (a.name < b.name ? -1 : 1));
	return { programmes, without, total };
}

const wordAt = ({ values, codes }: Dictionary, row: number): string | null => values[codes[row] ?? 0] ?? null;
