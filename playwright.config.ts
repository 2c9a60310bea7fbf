import { defineConfig, devices } from '@playwright/test';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const args = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// WebGL in software, where there is no graphics card.
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--ignore-gpu-blocklist'
];
const port = Number(process.env.PLOMADA_TEST_PORT ?? 4290);

/** What is promised for a phone, or is the same on any screen: once is enough. */
const PHONES_ONLY = /(?:budgets|following|municipality|offline|position)\.spec\.ts$/;
/** The engine and the address know nothing of the screen. */
const DESKS_ONLY = /(?:engine|mended-address)\.spec\.ts$/;

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/playwright',
	fullyParallel: true,
	workers: 2,
	// A browser on a busy machine may lose a moment that no state tells of: once more, and `npm test` names those that needed it.
	retries: 1,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	reporter: [['list'], ['json']],
	use: {
		baseURL: `http://localhost:${port}`,
		locale: 'es-MX',
		// What a test does to the network must reach the page; `offline.spec.ts` lets the service worker in.
		serviceWorkers: 'block',
		launchOptions: { executablePath, args },
		// Recording every test costs time; one that fails is tried once more, and that try is recorded.
		trace: 'on-first-retry'
	},
	// `@desk` and `@phone` mark what only one of them can do.
	projects: [
		{
			name: 'desk',
			grepInvert: /@phone/,
			testIgnore: PHONES_ONLY,
			use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }
		},
		{
			name: 'phone',
			grepInvert: /@desk/,
			testIgnore: DESKS_ONLY,
			use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } }
		}
	],
	webServer: {
		command: `node node_modules/tsx/dist/cli.mjs scripts/serve.ts build/site static/data`,
		url: `http://localhost:${port}/`,
		env: { PORT: String(port) },
		reuseExistingServer: false,
		timeout: 30_000
	}
});
