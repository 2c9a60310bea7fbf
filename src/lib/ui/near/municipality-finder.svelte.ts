import type { Point } from '$lib/queries/near';
import type { Area, Outlines } from '$lib/queries/municipality-at';

/** Null where the point lies in no municipality of the state. */
interface Found {
	key: string;
	municipality: string | null;
}
const keyOf = ({ lon, lat }: Point): string => `${lon} ${lat}`;

/** Tells in which municipality a point lies, on this device: by the drawn outlines, and near a border by the exact ones. */
export class MunicipalityFinder {
	#found: Found | null = $state.raw(null);
	#asked = '';

	/** Undefined while it is not known (or could not be). */
	of(point: Point): string | null | undefined {
		return this.#found?.key === keyOf(point) ? this.#found.municipality : undefined;
	}

	/** `base` is the folder of the base map. Without a network nothing is known, and nothing is thrown. */
	async find(point: Point, base: string): Promise<void> {
		const key = (this.#asked = keyOf(point));
		if (this.#found?.key === key) return;
		try {
			const { areasOf, municipalityAt } = await import('$lib/queries/municipality-at');
			const read = async (name: string): Promise<Area[]> => {
				const response = await fetch(`${base}/${name}.json`);
				if (!response.ok) throw new Error(`${name}.json: expected status 200, met ${response.status}`);
				return areasOf((await response.json()) as Outlines);
			};
			let { municipality, certain } = municipalityAt(await read('municipalities'), point);
			if (!certain) ({ municipality, certain } = municipalityAt(await read('boundaries'), point, 0));
			if (key === this.#asked) this.#found = { key, municipality };
		} catch (thrown) {
			console.warn(thrown);
		}
	}
}
