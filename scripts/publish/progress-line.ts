/**
 * Shows how far long work has come, on standard error: at most one line a second, and none in the first second, so that short work
 * stays quiet. On a terminal the line is rewritten in place.
 */
export function progressLine(
	text: (name: string, done: number, total: number | null) => string
): (name: string, done: number, total?: number | null) => void {
	let last = performance.now();
	return (name, done, total = null) => {
		const now = performance.now();
		if (now - last < 1000) return;
		last = now;
		const line = text(name, done, total);
		process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
	};
}
