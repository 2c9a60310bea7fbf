import { MAX_NOTICES } from './limits';
import type { FilterState, Notice } from './state';

/** Temas of rubros that are not chosen: together with the rubros they leave no work, which an address does not show. */
export function contradictionsOf(
	{ rubros, temas }: FilterState,
	names: { tema(code: string): string }
): Notice[] {
	if (rubros.length === 0) return [];
	return temas
		.filter((tema) => !rubros.some((rubro) => tema.startsWith(`${rubro}.`)))
		.slice(0, MAX_NOTICES)
		.map((tema) => ({ parameter: 'tema', value: names.tema(tema), reason: 'outside_rubros' }));
}
