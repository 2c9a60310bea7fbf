import type { Locality, Municipality } from '../../domain';
import { nameKey } from './words';

/** The localities of one municipality by every form of their names. */
export interface LocalityNames {
	headTown: Locality | null;
	/** Name keys of the municipality itself: they name the municipality, not a town, unless a marker says so. */
	ownNames: ReadonlySet<string>;
	/** Localities by name key; several when they share it. */
	byName: ReadonlyMap<string, readonly Locality[]>;
	/** The longest name, in words, that begins with the word. */
	longestFrom: ReadonlyMap<string, number>;
	/** Every name key, for names that are nearly right. */
	names: readonly string[];
}

export function indexLocalities(
	municipality: Municipality | null,
	localities: readonly Locality[]
): LocalityNames {
	const byName = new Map<string, Locality[]>();
	const longestFrom = new Map<string, number>();
	for (const locality of localities) {
		for (const key of keysOf(locality.name)) {
			const same = byName.get(key);
			if (same) {
				if (!same.includes(locality)) same.push(locality);
			} else byName.set(key, [locality]);
			const words = key.split(' ');
			const first = words[0] ?? '';
			longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
		}
	}
	const headTown =
		localities.find((l) => l.code === `${municipality?.code ?? ''}0001`) ??
		localities.find((l) => l.name === municipality?.head_town) ??
		null;
	return {
		headTown,
		ownNames: new Set(municipality ? ownNames(municipality.name) : []),
		byName,
		longestFrom,
		names: [...byName.keys()]
	};
}

/** `Chinaco (El Pujido)` is known as the whole, as `Chinaco` and as `El Pujido`. */
function keysOf(name: string): string[] {
	const alias = /^(.*?)\s*[([](.+)[)\]]\s*$/.exec(name);
	const forms = alias ? [name, alias[1] ?? '', alias[2] ?? ''] : [name];
	return [...new Set(forms.map(nameKey))].filter((key) => key.length > 2 && /[A-Z]/.test(key));
}

/** `Silao de la Victoria` is also called `Silao`; `Dolores Hidalgo Cuna de la Independencia Nacional`, `Dolores Hidalgo`. */
export function ownNames(name: string): string[] {
	const key = nameKey(name);
	const short = SHORT_NAMES.get(key);
	return short ? [key, ...short] : [key];
}

const SHORT_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
	['SILAO VICTORIA', ['SILAO']],
	[
		'DOLORES HIDALGO CUNA INDEPENDENCIA NACIONAL',
		['DOLORES HIDALGO', 'DOLORES HIDALGO C I N', 'DOLORES HIDALGO CIN']
	],
	['SANTA CRUZ JUVENTINO ROSAS', ['JUVENTINO ROSAS', 'SANTA CRUZ']],
	['SAN MIGUEL ALLENDE', ['ALLENDE']],
	['SAN FRANCISCO RINCON', ['SAN PANCHO']],
	['PURISIMA RINCON', ['PURISIMA BUSTOS']]
]);
