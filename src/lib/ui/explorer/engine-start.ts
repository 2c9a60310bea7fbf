import { shouldStartEngine } from '$lib/queries';
import { deviceMemory, savesData } from '../shell/device';
import { whenIdle } from '../shell/later.svelte';

/** Starts the engine when the page is idle, on devices that can afford it. Returns what calls it off. */
export function startWhenIdle(forced: boolean, start: () => void): () => void {
	const device = {
		width: window.innerWidth,
		saveData: savesData(),
		deviceMemory: deviceMemory(),
		wasm: typeof WebAssembly !== 'undefined',
		forced
	};
	// Costs nothing where there is no WebAssembly: the engine's state then says so.
	if (!device.wasm && !forced) start();
	if (!shouldStartEngine(device)) return () => undefined;
	return whenIdle(start);
}
