import { isDrawn, placeKey, type ComparedPlace } from '$lib/filters';
import type { Inside } from '$lib/queries/in-area';
import type { Area, Outlines } from '$lib/queries/municipality-at';

/** Outlines that some compared places take, fetched with their code when the first of them comes. */
export class CompareOutlines {
	#municipalities: { areas: Area[]; touches: (place: ComparedPlace, area: Area) => boolean } | null =
		$state.raw(null);
	#proxy: ReadonlyMap<string, Inside> | null = $state.raw(null);
	failed = $state(false);
	readonly #asked = { municipalities: false, proxy: false };
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- a memo: what it holds follows from the outlines
	readonly #touched = new Map<string, readonly string[]>();

	/** The municipalities an area touches; null while their outlines are not there. */
	readonly touched = $derived.by(() => {
		const known = this.#municipalities;
		if (!known) return null;
		return (place: ComparedPlace): readonly string[] => {
			const key = placeKey(place);
			const codes =
				this.#touched.get(key) ??
				known.areas.flatMap((area) => (known.touches(place, area) ? [area.properties.code] : []));
			this.#touched.set(key, codes);
			return codes;
		};
	});
	/** The outline of a locality of the proxy; null where there is none. */
	readonly outline = $derived.by(() => {
		const known = this.#proxy;
		return known && ((locality: string): Inside | null => known.get(locality) ?? null);
	});

	/** `folder` is that of the base map. Never throws: `failed` says so, and the next call tries again. */
	async need(part: 'municipalities' | 'proxy', folder: string): Promise<void> {
		if (this.#asked[part]) return;
		this.#asked[part] = true;
		this.failed = false;
		try {
			const name = part === 'proxy' ? 'urban_proxy' : 'municipalities';
			const [response, { areasOf }, { touching }, { insideOf }] = await Promise.all([
				fetch(`${folder}/${name}.json`),
				import('$lib/queries/municipality-at'),
				import('$lib/queries/area-touches'),
				import('$lib/queries/in-area')
			]);
			if (!response.ok) throw new Error(`${name}.json: expected status 200, met ${response.status}`);
			const areas = areasOf((await response.json()) as Outlines);
			if (part === 'municipalities')
				this.#municipalities = {
					areas,
					touches: (place, area) => isDrawn(place) && touching(place, area)
				};
			else
				// eslint-disable-next-line svelte/prefer-svelte-reactivity -- never changed once it is made
				this.#proxy = new Map(
					areas.map(({ properties, geometry }) => [
						properties.code,
						insideOf({
							kind: 'polygon',
							polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
							name: ''
						})
					])
				);
		} catch (thrown) {
			console.warn(thrown);
			this.#asked[part] = false;
			this.failed = true;
		}
	}
}
