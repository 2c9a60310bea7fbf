import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const base = process.env.BASE_PATH ?? '';
// One folder of built site per folder of releases, so that switching between them does not rebuild.
const out = process.env.PLOMADA_BUILD ?? 'build/site';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: adapter({ pages: out, assets: out, fallback: '404.html', strict: true }),
		paths: { base, relative: false },
		alias: { $messages: 'src/lib/i18n/paraglide/messages' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				// The one inline style is SvelteKit's own route announcer; no other is let in.
				'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self']
			}
		},
		// The pages register it when they have shown what was asked for.
		serviceWorker: { register: false },
		prerender: {
			// Where the site will stand, for what needs whole addresses: cards of links, canonical links, feeds.
			...(process.env.PLOMADA_ORIGIN ? { origin: process.env.PLOMADA_ORIGIN } : {}),
			handleHttpError({ path, message }) {
				// The works of a large release have no pages of their own: their links are answered in the browser. The cards of links are made
				// by whoever makes the municipalities' pictures.
				if (!/\/obra\/[^/]+\/(?:ficha\.json)?$|\/tarjetas\/\d+\.png$/.test(path)) throw new Error(message);
			},
			handleMissingId: 'fail',
			handleUnseenRoutes({ routes, message }) {
				if (routes.some((id) => !id.startsWith('/obra/[id]'))) throw new Error(message);
			}
		},
		version: { name: process.env.PLOMADA_VERSION ?? 'dev' }
	}
};
