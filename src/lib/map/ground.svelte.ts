import type { FeatureCollection } from 'geojson';
import { m } from '$lib/i18n';
import { loadBase, loadLocalities, loadProxy, type BaseMap } from './base';
import { EMPTY } from './features';
import { FONT_FAMILY } from './style';

/** The parts of the base map, each fetched when it is first needed. A part that does not come is told, and the map goes on without. */
export class Ground {
	base: BaseMap | null = $state.raw(null);
	localities: FeatureCollection = $state.raw(EMPTY);
	proxy: FeatureCollection = $state.raw(EMPTY);
	/** The base map is there, or has failed. */
	settled = $state(false);
	/** Names drawn before their font is there would keep the system's. */
	fontReady = $state(false);
	readonly #prefix: string;
	readonly #tell: (text: string, error: unknown) => void;
	readonly #asked = { localities: false, proxy: false };

	constructor(prefix: string, tell: (text: string, error: unknown) => void) {
		this.#prefix = prefix;
		this.#tell = tell;
	}

	async start(): Promise<void> {
		const ready = (): boolean => (this.fontReady = true);
		// Where our letters cannot be had, the labels take the system's.
		void document.fonts.load(`600 12px '${FONT_FAMILY}'`).then(ready, ready);
		try {
			this.base = await loadBase(this.#prefix);
		} catch (error) {
			this.#tell(m.map_base_failed(), error);
		}
		this.settled = true;
	}

	needLocalities = (): Promise<void> =>
		this.#once('localities', async () => {
			this.localities = await loadLocalities(this.#prefix);
		});

	needProxy = (): Promise<void> =>
		this.#once('proxy', async () => {
			this.proxy = await loadProxy(this.#prefix);
		});

	/** Once, or again after a failure when it is needed again. */
	async #once(part: 'localities' | 'proxy', load: () => Promise<void>): Promise<void> {
		if (this.#asked[part]) return;
		this.#asked[part] = true;
		try {
			await load();
		} catch (error) {
			this.#asked[part] = false;
			this.#tell(m.map_layer_failed(), error);
		}
	}
}
