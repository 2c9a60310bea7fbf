/** What browsers tell of network and memory, where they do. */
interface Hints {
	connection?: { saveData?: boolean; effectiveType?: string };
	deviceMemory?: number;
}
const hints = (): Hints => navigator as Navigator & Hints;

/** Gigabytes, rounded as browsers tell it; undefined where they do not. */
export const deviceMemory = (): number | undefined => hints().deviceMemory;

/** Whether the reader, or a slow network, asks for less to be sent. */
export function savesData(): boolean {
	const { connection } = hints();
	return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '');
}

/** Whether this device should be spared what was not asked for: data is saved, or memory is a gigabyte or less. */
export const isSparing = (): boolean => savesData() || (deviceMemory() ?? Infinity) <= 1;
