// `npm start`: installs what is missing, builds the release and the site where they are stale, and serves.
import {
	bins,
	ensureBuilt,
	ensureDemo,
	ensureGenerated,
	ensureInstalled,
	runBin,
	siteFolder,
	dataFolder
} from './setup/steps.mjs';

await ensureInstalled();
await ensureGenerated();
await ensureDemo();
await ensureBuilt();
const { code } = await runBin(bins.tsx, ['scripts/serve.ts', siteFolder, dataFolder]);
process.exit(code);
