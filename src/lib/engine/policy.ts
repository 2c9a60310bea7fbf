/** What a page knows of the device before it spends 5 MB and two seconds of it. */
export interface Device {
	/** CSS pixels. */
	width: number;
	/** Save-Data, or a connection that says it is slow. */
	saveData: boolean;
	/** GiB as `navigator.deviceMemory` rounds it; undefined where the browser does not tell. */
	deviceMemory: number | undefined;
	/** Whether the browser has WebAssembly. */
	wasm: boolean;
	/** `motor=js` in the URL. */
	forced: boolean;
}

const WIDE = 1024;
/** DuckDB takes about 200 MB with a small release. */
const ENOUGH_GIB = 4;

/** Whether to start the engine on idle, unasked: only on a wide screen that does not save data. A view that needs it asks anyway. */
export function shouldStartEngine({ width, saveData, deviceMemory, wasm, forced }: Device): boolean {
	if (forced || !wasm || saveData) return false;
	return width >= WIDE && (deviceMemory === undefined || deviceMemory >= ENOUGH_GIB);
}
