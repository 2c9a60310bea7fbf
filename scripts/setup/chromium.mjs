// Finds a Chromium to test in. Nothing but Node itself.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './steps.mjs';

const names = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'chrome',
	'microsoft-edge'
];
const usual = {
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium'
	],
	win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
		.filter(Boolean)
		.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
	linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium']
};

function onPath() {
	const ending = process.platform === 'win32' ? '.exe' : '';
	for (const folder of (process.env.PATH ?? '').split(delimiter))
		for (const name of names) if (existsSync(join(folder, name + ending))) return join(folder, name + ending);
}

function ofPlaywright() {
	const cache = {
		linux: join(homedir(), '.cache', 'ms-playwright'),
		darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
		win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
	}[process.platform];
	if (!cache || !existsSync(cache)) return;
	const inside = [
		'chrome-linux/chrome',
		'chrome-linux64/chrome',
		'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
		'chrome-win/chrome.exe',
		'chrome-win64/chrome.exe'
	];
	for (const folder of readdirSync(cache)
		.filter((name) => /^chromium-\d+$/.test(name))
		.sort()
		.reverse())
		for (const path of inside) if (existsSync(join(cache, folder, path))) return join(cache, folder, path);
}

function find() {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (existsSync(named)) return named;
		console.error(`CHROMIUM_PATH names ${named}, which is not there.`);
		process.exit(1);
	}
	return onPath() ?? (usual[process.platform] ?? []).find((path) => existsSync(path)) ?? ofPlaywright();
}

/** The path of a Chromium; on Debian as root it is installed where there is none. Otherwise one line and exit code 1. */
export async function ensureChromium() {
	const found = find();
	if (found) return found;
	const debian =
		existsSync('/etc/os-release') &&
		/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
	if (debian && process.getuid?.() === 0) {
		console.error('Installing Chromium (apt-get install chromium) …');
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update', '-qq'], { quiet: true, env });
		await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
			quiet: true,
			env
		});
		const installed = find();
		if (installed) return installed;
	}
	console.error(
		'No Chromium was found: install Chromium or Google Chrome (Debian: apt-get install chromium; any system: npx playwright install chromium), or name one in CHROMIUM_PATH.'
	);
	process.exit(1);
}
