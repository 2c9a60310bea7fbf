import type { CompilerOptions } from '@inlang/paraglide-js';

/**
 * How messages are compiled, by Vite and by `scripts/messages.ts` alike. The language is told by the address, which `src/lib/i18n/paths.ts`
 * reads: Paraglide's own way brings a polyfill of 6 KB to every page.
 */
export const paraglide: CompilerOptions = {
	project: './src/lib/i18n/project.inlang',
	outdir: './src/lib/i18n/paraglide',
	strategy: ['globalVariable', 'baseLocale'],
	emitGitIgnore: false
};
