import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './scripts/paraglide.ts';

const EVERY_PAGE =
	/vite\/preload-helper|rolldown\/runtime|node_modules\/(?:svelte|@sveltejs\/kit|devalue|esm-env|clsx)\/|src\/lib\/i18n\/(?:locale|paths|paraglide\/(?:runtime|messages\/(?:nav|footer)_))/;

/** What reads and writes the address and says a filter; not its SQL, its words for the card, or the map's language. */
const FILTERS =
	/src\/lib\/(?:filters\/(?!area-code|compare|near|describe|sql|inline-sql|ordinals-sql|predicate|map-)|domain\/(?!columns|long-tables|followed|formula|geoparquet|lateness))/;

/** What many pages show and say. Not what reads and answers: a group brings all that its parts need, and the readers of Parquet, or turf, would come to all. */
const SHARED =
	/src\/lib\/(?!dataset\/|engine\/|queries\/|domain\/columns|filters\/(?:area-code|compare|describe|near))/;

/** What pages of places show and share with few others: small parts, each of which would be a request. */
const PLACES =
	/src\/lib\/(?:ui\/(?:place\/addresses|data\/hand-over)|charts\/(?:figure|FigureTable|FigureHead|YearColumns|PlaceStrip|RankedLinks)|i18n\/paraglide\/messages\/(?:chart_(?!info)|place_map|place_per|place_short|place_by_year|work_no_year|zones_investment_share))/;
/** What a work and a municipality have in common beside: following, words that open, the copy for no network. */
const FOLLOW =
	/src\/lib\/(?:ui\/(?:follow\/|glossary\/Term\.svelte|offline\/keep-offline|work\/status-tone)|i18n\/paraglide\/messages\/follow_)/;

export default defineConfig({
	plugins: [paraglideVitePlugin(paraglide), sveltekit()],
	// The release that the site is built for (`scripts/build.ts`), and not SvelteKit's version, which also tells builds of one release apart.
	define: { __BUILT_RELEASE__: JSON.stringify(process.env.PLOMADA_RELEASE ?? '') },
	worker: { format: 'es' },
	build: {
		target: 'es2022',
		chunkSizeWarningLimit: 2000,
		rolldownOptions: {
			output: {
				// What every page needs comes in one request: each of many small ones costs a slow phone its headers.
				advancedChunks: {
					groups: [
						{ name: 'base', test: EVERY_PAGE, priority: 3 },
						{ name: 'filters', test: FILTERS, minShareCount: 2, priority: 1 },
						{ name: 'places', test: PLACES, minShareCount: 2, priority: 1 },
						{ name: 'follow', test: FOLLOW, minShareCount: 2, priority: 1 },
						// Before the smaller ones: a group brings what its parts need, unless another has it.
						{ name: 'pages', test: SHARED, minShareCount: 9, priority: 2 }
					]
				}
			}
		}
	},
	test: {
		include: ['tests/{unit,data}/**/*.test.ts'],
		environment: 'node',
		testTimeout: 120_000,
		hookTimeout: 120_000,
		pool: 'forks',
		maxWorkers: 2
	}
});
