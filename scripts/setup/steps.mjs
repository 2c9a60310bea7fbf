// Set-up steps that `npm start`, `npm test` and `npm run …` share. Nothing but Node itself: they run before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const windows = process.platform === 'win32';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Plomada needs Node 20.19 or newer; this is ${process.versions.node}.`);
	process.exit(1);
}

/** The folder of releases to show: `PLOMADA_DATA`, else `static/data`. */
export const dataFolder = resolve(root, process.env.PLOMADA_DATA ?? 'static/data');
export const ownData = dataFolder === join(root, 'static', 'data');

/** One built site for each folder of releases and base path, so that switching between them does not rebuild. */
export const siteFolder = join('build', siteName());

function siteName() {
	const base = process.env.BASE_PATH ?? '';
	if (ownData && base === '') return 'site';
	return `site-${createHash('sha256').update(`${dataFolder}\n${base}`).digest('hex').slice(0, 10)}`;
}

/** Runs a command and resolves with its exit code; its output is ours unless `capture` is asked. */
export function run(command, args, { env = {}, quiet = false, capture = false } = {}) {
	return new Promise((done, fail) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
			shell: windows && command === 'npm'
		});
		let output = '';
		child.stdout?.on('data', (chunk) => (output += chunk));
		child.stderr?.on('data', (chunk) => (output += chunk));
		child.on('error', fail);
		child.on('close', (code) => done({ code: code ?? 1, output }));
	});
}

/** Runs an installed package's command by its script, so that no shell is needed on any system. */
export function runBin(bin, args, options) {
	return run(process.execPath, [join(root, 'node_modules', ...bin.split('/')), ...args], options);
}
export const bins = {
	tsx: 'tsx/dist/cli.mjs',
	vite: 'vite/bin/vite.js',
	vitest: 'vitest/vitest.mjs',
	kit: '@sveltejs/kit/svelte-kit.js',
	check: 'svelte-check/bin/svelte-check',
	eslint: 'eslint/bin/eslint.js',
	prettier: 'prettier/bin/prettier.cjs',
	depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
	playwright: '@playwright/test/cli.js'
};

async function must(what, result) {
	const { code } = await result;
	if (code !== 0) {
		console.error(`\n${what} failed (exit code ${code}).`);
		process.exit(code);
	}
}

/** A hash of the contents of files and folders; what is absent counts as absent. */
export function fingerprint(paths, skip = () => false) {
	const hash = createHash('sha256');
	const visit = (path) => {
		const name = relative(root, path).split(sep).join('/');
		if (skip(name) || !existsSync(path)) return;
		const stat = statSync(path);
		if (stat.isDirectory()) for (const entry of readdirSync(path).sort()) visit(join(path, entry));
		else hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
	};
	for (const path of paths) visit(resolve(root, path));
	return hash.digest('hex');
}

const stampFile = (name) => join(root, '.cache', `${name}.stamp`);
const stampIs = (name, value) =>
	existsSync(stampFile(name)) && readFileSync(stampFile(name), 'utf8') === value;
function stamp(name, value) {
	mkdirSync(join(root, '.cache'), { recursive: true });
	writeFileSync(stampFile(name), value);
}

export async function ensureInstalled() {
	const print = `${fingerprint(['package-lock.json'])} ${process.platform} ${process.arch}`;
	if (existsSync(join(root, 'node_modules', '.package-lock.json')) && stampIs('install', print)) return;
	console.error('Installing packages (npm ci) …');
	await must('npm ci', run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true }));
	stamp('install', print);
}

/** Compiles the messages and SvelteKit's types: what type-check, lint and tests read. */
export async function ensureGenerated() {
	const print = fingerprint([
		'src/lib/i18n/messages',
		'src/lib/i18n/project.inlang/settings.json',
		'svelte.config.js',
		'src/routes',
		'package-lock.json'
	]);
	const there =
		existsSync(join(root, 'src/lib/i18n/paraglide/messages.js')) &&
		existsSync(join(root, '.svelte-kit/tsconfig.json'));
	if (there && stampIs('generated', print)) return;
	await must('Compiling messages', runBin(bins.tsx, ['scripts/messages.ts']));
	await must('svelte-kit sync', runBin(bins.kit, ['sync']));
	stamp('generated', print);
}

const demoInputs = [
	'scripts/demo.ts',
	'scripts/demo',
	'scripts/flags',
	'scripts/publish',
	'scripts/reference',
	'src/lib/analysis',
	'src/lib/dataset',
	'src/lib/domain',
	'src/lib/filters',
	'src/lib/ingest',
	'src/lib/queries',
	'data/award-ceilings.json',
	'data/reference',
	'data/demo'
];

/**
 * Builds the demonstration release where nothing is published yet, or where what makes it has changed. Once something real is
 * published, invented works are never put beside it.
 */
export async function ensureDemo() {
	const index = join(dataFolder, 'index.json');
	if (!ownData) {
		if (existsSync(index)) return;
		console.error(
			`PLOMADA_DATA: expected a folder of releases with an index.json; ${dataFolder} has none. Make one with: npm run data -- --works <file> --out <folder>`
		);
		process.exit(2);
	}
	const print = fingerprint(demoInputs);
	if (existsSync(index)) {
		const { releases } = JSON.parse(readFileSync(index, 'utf8'));
		// Something real, or an invented release that somebody made by hand, is theirs.
		if (releases.some(({ demonstration }) => !demonstration) || !existsSync(stampFile('demo'))) return;
		if (stampIs('demo', print)) return;
		// Only what an earlier generator invented: the new one takes its place.
		rmSync(dataFolder, { recursive: true, force: true });
	}
	console.error('Building the demonstration release …');
	await must('Building the demonstration release', runBin(bins.tsx, ['scripts/demo.ts'], { quiet: true }));
	stamp('demo', print);
}

/** Builds the site where its sources or its releases have changed. */
export async function ensureBuilt() {
	const index = join(dataFolder, 'index.json');
	const sources = [
		'src',
		'static',
		'scripts/build.ts',
		'scripts/build',
		'scripts/paraglide.ts',
		'data/reference',
		'svelte.config.js',
		'vite.config.ts',
		'package-lock.json'
	];
	const print = `${fingerprint(sources, (name) => name === 'static/data' || name === 'src/lib/i18n/paraglide')} ${fingerprint([index])}`;
	const name = siteFolder.replaceAll(/[\\/]/g, '-');
	if (existsSync(join(root, siteFolder, 'index.html')) && stampIs(name, print)) return;
	console.error('Building the site …');
	const env = { PLOMADA_BUILD: siteFolder, PLOMADA_DATA: dataFolder, PLOMADA_VERSION: print.slice(0, 12) };
	await must('Building the site', runBin(bins.tsx, ['scripts/build.ts'], { quiet: true, env }));
	stamp(name, print);
}
