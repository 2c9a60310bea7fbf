import { shouldStartEngine } from '$lib/queries';
import { whenIdle } from '../shell/later.svelte';

/** What browsers tell of network and memory, where they do. */
interface Hints {
	connection?: { saveData?: boolean; effectiveType?: string };
	deviceMemory?: number;
}

/** Starts the engine when the page is idle, on devices that can afford it. Returns what calls it off. */
export function startWhenIdle(forced: boolean, start: () => void): () => void {
	const { connection, deviceMemory } = navigator as Navigator & Hints;
	const device = {
		width: window.innerWidth,
		saveData: connection?.saveData === true || /2g/.test(connection?.effectiveType ?? ''),
		deviceMemory,
		wasm: typeof WebAssembly !== 'undefined',
		forced
	};
	// Costs nothing where there is no WebAssembly: the engine's state then says so.
	if (!device.wasm && !forced) start();
	if (!shouldStartEngine(device)) return () => undefined;
	return whenIdle(start);
}
