import type { Browser } from '@playwright/test';
import { readFileSync } from 'node:fs';

/**
 * What the operating system counts for the process of the one open tab: its resident memory, workers included, and what it shares with other processes too (a
 * hundred megabytes of the browser's own code), so never too little. Now, and at its highest since the process began. The browser keeps spare processes without
 * a page: the tab's is the largest. Null where there is no /proc.
 */
export async function tabMemory(browser: Browser): Promise<{ now: number; highest: number } | null> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const found = processInfo
		.filter(({ type }) => type === 'renderer')
		.flatMap(({ id }) => {
			const status = statusOf(id);
			if (status === null) return [];
			const bytes = (name: string) =>
				Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) * 1024;
			return [{ now: bytes('VmRSS'), highest: bytes('VmHWM') }];
		});
	return found.sort((a, b) => b.highest - a.highest)[0] ?? null;
}

function statusOf(process: number): string | null {
	try {
		return readFileSync(`/proc/${process}/status`, 'utf8');
	} catch {
		return null;
	}
}
