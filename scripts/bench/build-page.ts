import { resolve } from 'node:path';
import { build } from 'vite';

/** Builds the measuring page as the site is built (same Vite, same worker format), and gives its folder. */
export async function buildPage(): Promise<string> {
	const outDir = resolve('build/bench');
	await build({
		configFile: false,
		logLevel: 'warn',
		root: resolve('scripts/bench/page'),
		base: './',
		worker: { format: 'es' },
		build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 5000 }
	});
	return outDir;
}
