import type { Page } from '@playwright/test';
import { EXPORT_KINDS } from '../../src/lib/export';
import type { PageBench } from './page/main';
import type { Results } from './results';

declare const window: { bench: PageBench };

/** More works than this are for Parquet and SQL: an OC4IDS package of them has no room in a tab. */
const MOST = 100_000;
const LIMIT_MS = 5_000;
const TIMES = 5;

export interface MeasuringExports {
	page: Page;
	pageUrl: string;
	dataUrl: string;
	rows: number;
	results: Results;
}

/** Each format with all works of the release, in the page's worker, and how fast one of them stops. Throws where none is told of or a stopped one ends as a file. */
export async function measureExports({
	page,
	pageUrl,
	dataUrl,
	rows,
	results
}: MeasuringExports): Promise<void> {
	if (rows > MOST) return;
	await page.goto(pageUrl);
	await page.waitForFunction(() => 'bench' in window);
	await page.evaluate((url) => window.bench.open(url), dataUrl);
	for (const kind of EXPORT_KINDS) {
		const times: number[] = [];
		for (let time = 0; time < TIMES; time++) {
			const made = await page.evaluate((of) => window.bench.exports(of), kind);
			if (made.told < 2 || made.bytes < rows * 100)
				throw new Error(
					`expected a whole ${kind} and its progress; met ${made.bytes} bytes, told ${made.told} times`
				);
			times.push(made.time);
		}
		results.add(
			{
				name: `export: all works as ${kind}`,
				rows,
				unit: 'ms',
				limit: rows === MOST ? LIMIT_MS : null,
				peer: 'Plomada, in a worker'
			},
			times
		);
	}
	const stopped = await page.evaluate(() => window.bench.exports.stop('xlsx'));
	if (stopped.ended !== 'AbortError') throw new Error(`expected a stopped export; met ${stopped.ended}`);
	results.add({ name: 'export: cancelled', rows, unit: 'ms', limit: null, peer: 'Plomada, in a worker' }, [
		stopped.time
	]);
}
