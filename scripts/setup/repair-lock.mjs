// `npm run lock`, after `npm install`: names in the lock the optional packages of other systems that npm left out where the
// registry at hand does not carry them. Without these entries `npm ci` refuses the lock; with them each system installs its own.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
	'darwin',
	'linux',
	'win32',
	'freebsd',
	'android',
	'openbsd',
	'netbsd',
	'openharmony',
	'sunos',
	'aix'
];
const PROCESSORS = [
	'x64',
	'arm64',
	'arm',
	'ia32',
	'ppc64',
	'riscv64',
	's390x',
	'loong64',
	'wasm32',
	'mips64el'
];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
		if (lock.packages[`${path}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue;
		const words = name.split(/[/-]/);
		const os = SYSTEMS.filter((system) => words.includes(system));
		const cpu = PROCESSORS.filter((processor) =>
			words.some(
				(word) => word === processor || (processor === 'arm' && /^arm(eabi|v7)?$|^armv7l$/.test(word))
			)
		);
		if (os.length === 0)
			throw new Error(
				`${name}: expected a system in the name of an optional package, met none; add it by hand`
			);
		lock.packages[`node_modules/${name}`] = { version, optional: true, dev: true, os, cpu };
		added += 1;
	}
}
const sorted = Object.fromEntries(
	Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
);
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: sorted }, null, '\t')}\n`);
console.log(`${added} entries added to package-lock.json`);
