import type { CompilerOptions } from '@inlang/paraglide-js';

const base = process.env.BASE_PATH ?? '';

/** How messages are compiled, by Vite and by `scripts/prepare.ts` alike. Spanish at `/`, English at `/en/`. */
export const paraglide: CompilerOptions = {
	project: './src/lib/i18n/project.inlang',
	outdir: './src/lib/i18n/paraglide',
	strategy: ['url', 'baseLocale'],
	emitGitIgnore: false,
	urlPatterns: [
		{
			pattern: `${base}/:path(.*)?`,
			localized: [
				['en', `${base}/en/:path(.*)?`],
				['es', `${base}/:path(.*)?`]
			]
		}
	]
};
