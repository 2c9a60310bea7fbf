// `npm test`: everything in one go. Ends with `N passed, N failed`; nothing is skipped quietly.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './setup/chromium.mjs';
import {
	bins,
	ensureBuilt,
	ensureDemo,
	ensureGenerated,
	ensureInstalled,
	root,
	runBin
} from './setup/steps.mjs';

// The tests speak of the demonstration release; another folder named in the shell must not change what they see.
if (process.env.PLOMADA_DATA || process.env.BASE_PATH) {
	console.error('npm test builds from static/data at the root path: unset PLOMADA_DATA and BASE_PATH first.');
	process.exit(1);
}
const started = Date.now();
let passed = 0;
let failed = 0;
let skipped = 0;
const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** What failed and why, told once more at the end: the output between is long. */
const failures = [];
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** One check that either holds or not; its output is shown only when it fails. */
async function check(name, bin, args) {
	const from = Date.now();
	const { code, output } = await runBin(bin, args, { capture: true });
	if (code === 0) passed += 1;
	else failed += 1;
	console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(from)})`);
	if (code !== 0) {
		console.log(output);
		failures.push({ name, why: output });
	}
}

/** A test runner that writes a report; a report that is missing or holds no test is a failure. */
async function suite(name, bin, args, report, count, env = {}) {
	const from = Date.now();
	const { code, output } = await runBin(bin, args, { capture: true, env });
	let counted = { passed: 0, failed: 0, skipped: 0, failures: [] };
	try {
		counted = count(JSON.parse(readFileSync(report, 'utf8')));
	} catch (error) {
		console.log(`${name}: no report (${error.message})`);
	}
	if (code !== 0 && counted.failed === 0) counted.failed = 1;
	if (counted.passed + counted.failed === 0) counted.failed = 1;
	passed += counted.passed;
	failed += counted.failed;
	skipped += counted.skipped;
	console.log(
		`${counted.failed === 0 ? '✓' : '✗'} ${name}: ${counted.passed} passed, ${counted.failed} failed (${seconds(from)})`
	);
	failures.push(...counted.failures);
	if (counted.failed > 0) console.log(output);
	else
		for (const line of output.split('\n').filter((text) => text.includes('NEEDS ../shared')))
			console.log(line.trim());
}

/** Of Vitest's report: failed tests, and files that could not be run. */
function failedUnits({ testResults }) {
	return testResults.flatMap(({ name, status, message, assertionResults }) => {
		const tests = assertionResults
			.filter((test) => test.status === 'failed')
			.map((test) => ({ name: `${name} › ${test.fullName}`, why: test.failureMessages.join('\n') }));
		return tests.length > 0 || status !== 'failed' ? tests : [{ name, why: message }];
	});
}

/** Of one suite of Playwright's report and those inside it. */
function failedInBrowser({ title, specs = [], suites = [] }) {
	const own = specs.flatMap((spec) =>
		spec.tests
			.filter(({ status }) => status !== 'expected' && status !== 'skipped')
			.map(({ projectName, status, results: tries }) => ({
				name: `[${projectName}] ${title} › ${spec.title}`,
				held: status === 'flaky',
				why: tries.flatMap(({ errors }) => errors.map(({ message }) => message)).join('\n')
			}))
	);
	return [...own, ...suites.flatMap(failedInBrowser)];
}

await ensureInstalled();
const chromium = await ensureChromium();
await ensureGenerated();
await ensureDemo();

const static_ = async () => {
	await check('format (prettier)', bins.prettier, ['--check', '.', '--log-level', 'warn']);
	await check('lint (eslint)', bins.eslint, ['.', '--max-warnings', '0']);
	await check('import boundaries (dependency-cruiser)', bins.depcruise, [
		'src',
		'scripts',
		'tests',
		'--output-type',
		'err'
	]);
	await check('types (svelte-check)', bins.check, ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
	await check('types of scripts (tsc)', 'typescript/bin/tsc', ['-p', 'tsconfig.scripts.json']);
	await ensureBuilt();
	passed += 1;
	console.log('✓ build');
};
const vitestReport = join(results, 'vitest.json');
const units = () =>
	suite(
		'unit and data (vitest)',
		bins.vitest,
		['run', '--reporter=default', '--reporter=json', `--outputFile=${vitestReport}`],
		vitestReport,
		(report) => ({
			passed: report.numPassedTests,
			failed: report.numFailedTests + (report.success || report.numFailedTests ? 0 : 1),
			skipped: report.numPendingTests + report.numTodoTests,
			failures: failedUnits(report)
		})
	);
await Promise.all([static_(), units()]);

const e2eReport = join(results, 'playwright.json');
await suite(
	'end to end (playwright)',
	bins.playwright,
	['test'],
	e2eReport,
	(report) => ({
		passed: report.stats.expected + report.stats.flaky,
		failed: report.stats.unexpected,
		skipped: report.stats.skipped,
		// Those that held only at the second try are named with why the first did not.
		failures: report.suites.flatMap(failedInBrowser)
	}),
	{ CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport }
);

for (const { name, why, held = false } of failures)
	console.log(
		`\n${held ? '✓ at the second try:' : '✗'} ${name}\n${stripVTControlCharacters(why).slice(0, 1500)}`
	);
console.log(`\n${seconds(started)} in all`);
if (skipped > 0) {
	// A test that did not run proved nothing.
	console.log(`${skipped} tests were skipped; none may be.`);
	failed += skipped;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
