/**
 * Builds the site for one folder of releases: pages and data files go out together, each text file beside its Brotli and gzip
 * form, so that any static host can send them.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { writeCards } from './build/cards';
import { writeOfflineList } from './build/offline-list';

const out = process.env.PLOMADA_BUILD ?? join('build', 'site');
const data = resolve(process.env.PLOMADA_DATA ?? join('static', 'data'));

/** Files compressed at once: the compressors run on threads of their own. */
const AT_ONCE = 4;
/** Thousands of small pages, each asked for seldom: the last per cent of their size is not worth minutes of every build. */
const MANY_PAGES = /(?:^|[\\/])obra[\\/]/;

// A page of another release, or of other code, is another version: what a device keeps belongs to one.
process.env.PLOMADA_RELEASE = currentRelease(data);
process.env.PLOMADA_VERSION ??= process.env.PLOMADA_RELEASE;
await build();
if (data !== resolve('static', 'data')) {
	await rm(join(out, 'data'), { recursive: true, force: true });
	await cp(data, join(out, 'data'), { recursive: true });
}
await writeCards(out);
await writeOfflineList(out);
await precompress(out);

function currentRelease(folder: string): string {
	const index = join(folder, 'index.json');
	if (!existsSync(index))
		throw new Error(`expected releases in ${folder}; make them with npm run demo or npm run data`);
	return (JSON.parse(readFileSync(index, 'utf8')) as { current: string }).current;
}

/** Parquet is compressed inside already, and read by ranges: it stays as it is. */
async function precompress(folder: string): Promise<void> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const queue = entries.filter(
		(entry) => entry.isFile() && /\.(html|m?js|css|json|svg|csv|wasm|webmanifest|txt|xml)$/.test(entry.name)
	);
	const next = async (): Promise<void> => {
		for (let entry = queue.pop(); entry; entry = queue.pop()) {
			const path = join(entry.parentPath, entry.name);
			const bytes = await readFile(path);
			if (bytes.length < 1024) continue;
			const quick = MANY_PAGES.test(relative(folder, entry.parentPath));
			await writeFile(`${path}.br`, await brotli(bytes, quick));
			await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: quick ? 6 : 9 }));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** The 34 MB of WebAssembly take long and never change: kept by their hash. */
async function brotli(bytes: Buffer, quick: boolean): Promise<Buffer> {
	const large = bytes.length > 4_000_000;
	const compress = () =>
		promisify(brotliCompress)(bytes, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: large ? 6 : quick ? 5 : 11,
				[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
			}
		});
	if (!large) return compress();
	const kept = join('.cache', 'brotli', createHash('sha256').update(bytes).digest('hex'));
	if (existsSync(kept)) return readFile(kept);
	const compressed = await compress();
	await mkdir(join('.cache', 'brotli'), { recursive: true });
	await writeFile(kept, compressed);
	return compressed;
}
