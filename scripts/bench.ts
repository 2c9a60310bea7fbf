/**
 * Measures Plomada beside its alternatives, on the same rows, in one run.
 *
 *   npx tsx scripts/bench.ts [--rows 3702,100000,1000000] [--repeats 25] [--site build/site] [--out bench/results.json] [--only desk|exports]
 *
 * Prints a table and writes the results. Releases are made once, by the demonstration's generator, under build/bench-data. The page's own
 * figures (bytes, paint, long tasks) are measured where the built site exists.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SCHEMA_VERSION, type ReleaseIndex } from '../src/lib/domain';
import { launchChromium } from './bench/browser';
import { buildPage } from './bench/build-page';
import { measurePlanners } from './bench/compare';
import { measureDesk } from './bench/desk';
import { measureEquity } from './bench/equity';
import { measureExports } from './bench/exports';
import { measureRelease } from './bench/measure-release';
import { measureSite, SiteError } from './bench/page-metrics';
import { Results } from './bench/results';
import { serveFolders } from './bench/serve';
import { measureWorkPage } from './bench/work-page';
import { measureZoneJoin } from './bench/zone-join';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '3702,100000,1000000' },
		repeats: { type: 'string', default: '25' },
		site: { type: 'string', default: 'build/site' },
		data: { type: 'string', default: 'static/data' },
		out: { type: 'string', default: 'bench/results.json' },
		/** `desk`: the auditors' desk alone; `exports`: the five formats alone. */
		only: { type: 'string', default: '' }
	}
});
const sizes = values.rows.split(',').filter(Boolean).map(Number);
const repeats = Number(values.repeats);
if (!sizes.every((size) => Number.isInteger(size) && size > 0) || !(repeats >= 15))
	throw new RangeError(
		`expected --rows as whole numbers and --repeats of at least 15; met ${values.rows}, ${values.repeats}`
	);

/** The folder of a generated release of so many works. */
function releaseOf(rows: number): string {
	const folder = resolve('build/bench-data', String(rows));
	if (isCurrent(folder)) return folder;
	console.log(`Making a release of ${rows.toLocaleString('en-US')} works …`);
	const tsx = createRequire(import.meta.url).resolve('tsx/cli');
	const { status } = spawnSync(
		process.execPath,
		[tsx, 'scripts/demo.ts', '--rows', String(rows), '--out', folder],
		{
			stdio: ['ignore', 'ignore', 'inherit']
		}
	);
	if (status !== 0) throw new Error(`scripts/demo.ts ended with ${status}`);
	return folder;
}

/** One made by an earlier version of the publisher would measure that version. */
function isCurrent(folder: string): boolean {
	const index = join(folder, 'index.json');
	if (!existsSync(index)) return false;
	const { schema_version } = JSON.parse(readFileSync(index, 'utf8')) as ReleaseIndex;
	if (schema_version === SCHEMA_VERSION) return true;
	rmSync(folder, { recursive: true });
	return false;
}

const results = new Results();
const isDeskOnly = values.only === 'desk';
const isExportsOnly = values.only === 'exports';
if (!isDeskOnly && !isExportsOnly) {
	measureEquity(results, repeats);
	measureZoneJoin(results);
}
const browser = await launchChromium();
try {
	const pageFolder = await buildPage();
	for (const rows of sizes) {
		const folder = releaseOf(rows);
		const server = await serveFolders({ '/page/': pageFolder, '/data/': folder });
		const pageUrl = `${server.url}/page/index.html`;
		if (!isExportsOnly) await measureDesk({ pageUrl, folder, dataUrl: '/data', rows, repeats, results });
		if (isDeskOnly) {
			server.close();
			continue;
		}
		const page = await browser.newPage();
		await measureExports({ page, pageUrl, dataUrl: '/data', rows, results });
		if (isExportsOnly) {
			await page.close();
			server.close();
			continue;
		}
		console.log(`Measuring ${rows.toLocaleString('en-US')} works …`);
		await measureRelease({
			page,
			pageUrl,
			folder,
			dataUrl: '/data',
			rows,
			repeats,
			results
		});
		await page.close();
		await measureWorkPage({ folder, dataUrl: `${server.url}/data`, rows, results });
		await measurePlanners({ folder, rows, repeats, results });
		server.close();
	}
	if (isDeskOnly || isExportsOnly) console.log(`Only ${values.only} was measured.`);
	else if (existsSync(join(values.site, 'index.html'))) {
		console.log(`Measuring the site in ${values.site} …`);
		try {
			await measureSite(browser, values.site, values.data, results);
		} catch (thrown) {
			if (!(thrown instanceof SiteError)) throw thrown;
			console.error(
				`${values.site} could not be measured: ${thrown.message}. Build it again: npm run build.`
			);
			process.exitCode = 1;
		}
	} else
		console.log(`There is no site in ${values.site}: its own figures are left out (npm run build makes it).`);
} finally {
	await browser.close();
}
results.write(values.out);
console.log(
	`\n${results.table()}\n\n${cpus().length} processors, Node ${process.version}; written to ${values.out}`
);
