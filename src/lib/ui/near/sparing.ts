/** What browsers tell of network and memory, where they do. */
interface Hints {
	connection?: { saveData?: boolean; effectiveType?: string };
	deviceMemory?: number;
}

/** Whether this device should be spared what was not asked for: data saving is on, the network is slow, or memory is a gigabyte or less. */
export function isSparing(): boolean {
	const { connection, deviceMemory } = navigator as Navigator & Hints;
	return (
		connection?.saveData === true ||
		/2g/.test(connection?.effectiveType ?? '') ||
		(deviceMemory !== undefined && deviceMemory <= 1)
	);
}
