import type { Rubro } from '../../domain';

/** A tema as the catalogue lists it: its code and the rubro it belongs to. */
export interface TemaOfRubro {
	code: string;
	rubro: Rubro;
}

export interface RubroChoice {
	rubros: Rubro[];
	temas: string[];
}

/** Whole rubros and single temas of others; no rubro is in both. */
interface Tree {
	whole: ReadonlySet<Rubro>;
	single: ReadonlySet<string>;
}

export type Mark = 'all' | 'some' | 'none';

/**
 * The filter asks for a rubro AND a tema, a tree of checkboxes for either. One reading joins them: without temas the rubros are
 * chosen whole; with temas they are what is chosen, inside the rubros where there are any.
 */
function treeOf(choice: RubroChoice, catalogue: readonly TemaOfRubro[]): Tree {
	if (choice.temas.length === 0) return { whole: new Set(choice.rubros), single: new Set() };
	const chosen = new Set(choice.temas);
	const within = (rubro: Rubro): boolean => choice.rubros.length === 0 || choice.rubros.includes(rubro);
	const temas = catalogue.filter((t) => chosen.has(t.code) && within(t.rubro));
	const whole = new Set(
		temas
			.map((t) => t.rubro)
			.filter((rubro) => catalogue.every((t) => t.rubro !== rubro || chosen.has(t.code)))
	);
	return { whole, single: new Set(temas.filter((t) => !whole.has(t.rubro)).map((t) => t.code)) };
}

/** Back to a filter. With single temas, a whole rubro is written as all its temas: written as a rubro it would exclude the others. */
function choiceOf(tree: Tree, catalogue: readonly TemaOfRubro[]): RubroChoice {
	if (tree.single.size === 0) return { rubros: [...tree.whole].sort(), temas: [] };
	const temas = catalogue
		.filter((t) => tree.whole.has(t.rubro) || tree.single.has(t.code))
		.map((t) => t.code);
	return { rubros: [], temas: temas.sort() };
}

export function markOfRubro(choice: RubroChoice, rubro: Rubro, catalogue: readonly TemaOfRubro[]): Mark {
	const tree = treeOf(choice, catalogue);
	if (tree.whole.has(rubro)) return 'all';
	return catalogue.some((t) => t.rubro === rubro && tree.single.has(t.code)) ? 'some' : 'none';
}

export function isTemaChosen(
	choice: RubroChoice,
	tema: TemaOfRubro,
	catalogue: readonly TemaOfRubro[]
): boolean {
	const tree = treeOf(choice, catalogue);
	return tree.whole.has(tema.rubro) || tree.single.has(tema.code);
}

/** A rubro chosen whole is let go; a rubro in part or not at all is chosen whole. */
export function toggleRubro(
	choice: RubroChoice,
	rubro: Rubro,
	catalogue: readonly TemaOfRubro[]
): RubroChoice {
	const tree = treeOf(choice, catalogue);
	const whole = new Set(tree.whole);
	if (!whole.delete(rubro)) whole.add(rubro);
	const others = catalogue.filter((t) => t.rubro !== rubro && tree.single.has(t.code)).map((t) => t.code);
	return choiceOf({ whole, single: new Set(others) }, catalogue);
}

/** The last missing tema makes its rubro whole; letting go of one leaves the others of its rubro. */
export function toggleTema(
	choice: RubroChoice,
	tema: TemaOfRubro,
	catalogue: readonly TemaOfRubro[]
): RubroChoice {
	const tree = treeOf(choice, catalogue);
	const siblings = catalogue.filter((t) => t.rubro === tema.rubro).map((t) => t.code);
	const chosen = new Set(
		tree.whole.has(tema.rubro) ? siblings : siblings.filter((code) => tree.single.has(code))
	);
	if (!chosen.delete(tema.code)) chosen.add(tema.code);
	const whole = new Set([...tree.whole].filter((rubro) => rubro !== tema.rubro));
	const others = [...tree.single].filter((code) => !siblings.includes(code));
	if (chosen.size === siblings.length)
		return choiceOf({ whole: whole.add(tema.rubro), single: new Set(others) }, catalogue);
	return choiceOf({ whole, single: new Set([...others, ...chosen]) }, catalogue);
}
