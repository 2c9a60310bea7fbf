import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { SourceError } from '../src/lib/domain';
import { buildReference } from './reference/build';
import { REFERENCE_FOLDER } from './reference/load';
import { OutlineError } from './reference/outlines';

const USAGE = `npm run reference -- --from <folder> [--out <folder>]

Makes the reference tables (municipalities, localities, priority zones, indicators) from official files.
  --from  the folder that holds inegi/, conapo/, coneval/ and bienestar/
  --out   where to write; data/reference if not given`;

class UsageError extends Error {
	override name = 'UsageError';
}

async function main(args: string[]): Promise<void> {
	const { from, out, help } = readArguments(args);
	if (help) return console.log(USAGE);
	if (from === undefined) throw new UsageError('expected --from <folder>; met none.');
	if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) {
		throw new UsageError(`expected a folder after --from; met "${from}", which is not one.`);
	}
	if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === false) {
		throw new UsageError(`expected a folder after --out; met the file "${out}".`);
	}
	console.log(`Reading official files from ${from} …`);
	const files = await buildReference(from);
	replaceFiles(out, files);
	let total = 0;
	for (const [file, text] of files) {
		const bytes = Buffer.byteLength(text);
		total += bytes;
		console.log(`${file.padEnd(26)}${bytes.toLocaleString('en').padStart(10)} bytes`);
	}
	console.log(
		`${'total'.padEnd(26)}${total.toLocaleString('en').padStart(10)} bytes in ${relative('.', out) || '.'}`
	);
}

function readArguments(args: string[]): { from: string | undefined; out: string; help: boolean } {
	try {
		const { values } = parseArgs({
			args,
			options: { from: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } }
		});
		return { from: values.from, out: values.out ?? REFERENCE_FOLDER, help: values.help ?? false };
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

/** All files are written beside the old ones before the first is replaced; files made by others stay. */
function replaceFiles(folder: string, files: ReadonlyMap<string, string>): void {
	mkdirSync(folder, { recursive: true });
	const aside = join(folder, '.making');
	rmSync(aside, { recursive: true, force: true });
	mkdirSync(aside);
	try {
		for (const [file, text] of files) writeFileSync(join(aside, file), text);
		for (const file of files.keys()) renameSync(join(aside, file), join(folder, file));
	} finally {
		rmSync(aside, { recursive: true, force: true });
	}
}

try {
	await main(process.argv.slice(2));
} catch (error) {
	if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
	else if (error instanceof SourceError || error instanceof OutlineError) console.error(error.message);
	else throw error;
	process.exitCode = 2;
}
