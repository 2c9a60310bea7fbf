/** Compiles the messages, and makes sure there are some: a wrong path in the project file compiles none without a word. */
import { compile } from '@inlang/paraglide-js';
import { readFileSync } from 'node:fs';
import { paraglide } from './paraglide';

await compile(paraglide);
const compiled = readFileSync('src/lib/i18n/paraglide/messages/_index.js', 'utf8');
if (!compiled.includes('app_name')) {
	console.error(
		'No messages were compiled: expected app_name among them; check src/lib/i18n/project.inlang/settings.json.'
	);
	process.exit(1);
}
