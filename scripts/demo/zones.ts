import type { Municipality, ZoneDeclaration } from '../../src/lib/domain';
import { Random } from './random';

/** 2012 has no list, so that "sin dato" is met too. */
export const INVENTED_LISTS = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020];

/**
 * Invented rural declarations: the municipalities with the worst marginación, with some chance, so that the list changes every year.
 * Labelled as demonstration; the real lists of the reference tables stay as they are.
 */
export function inventZones(municipalities: readonly Municipality[], seed: number): ZoneDeclaration[] {
	const random = new Random(seed, -3);
	const ranked = municipalities
		.filter((m) => m.marginacion_index !== null)
		.sort((a, b) => (a.marginacion_index ?? 0) - (b.marginacion_index ?? 0));
	return INVENTED_LISTS.flatMap((year) => {
		const size = random.int(16, 24);
		return ranked
			.map((municipality, rank) => ({ code: municipality.code, place: rank + 4 * random.normal() }))
			.sort((a, b) => a.place - b.place)
			.slice(0, size)
			.map(({ code }) => code)
			.sort()
			.map((municipality) => ({
				zone: `zap-rural-${municipality}`,
				kind: 'rural' as const,
				municipality,
				list_year: year,
				source: 'Datos de demostración: declaratoria inventada',
				demonstration: true
			}));
	});
}
