// `npm run data|demo|reference|bench`: installs what is missing, then runs the script.
import { bins, ensureGenerated, ensureInstalled, runBin } from './setup/steps.mjs';

const [script, ...args] = process.argv.slice(2);
if (!script) throw new Error('expected: node scripts/run.mjs <script> [arguments]');
await ensureInstalled();
await ensureGenerated();
const { code } = await runBin(bins.tsx, [script, ...args]);
process.exit(code);
