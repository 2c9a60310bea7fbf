import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Which files a device keeps of the built site: `offline.json` (`src/service-worker/shell.ts` reads it). The map's and the engine's code are not
 * among them: the first comes with the first map that is opened, the second is a desk's.
 */

/** By what is in them, since the names of built files say nothing; a page may well speak of DuckDB. */
const HEAVY = /maplibregl|duckdb_web|apache-arrow|RecordBatch|CodeMirror|terra-draw/;
/** The largest script of our own is far below. */
const MOST_BYTES = 150_000;
/** Besides the built scripts, styles and letters. */
const BESIDES = [
	'/favicon.svg',
	'/theme.js',
	'/manifest.webmanifest',
	'/icons/icon-192.png',
	// "Near me" searches places and tells the municipality.
	'/base/places.json',
	'/base/municipalities.json',
	'/base/boundaries.json',
	// The municipalities' pages draw where they are.
	'/base/outlines.svg'
];
/** Pages that work without a network, by their Spanish path. */
const PAGES = [
	'/',
	'/cerca/',
	'/municipios/',
	'/zonas/',
	'/equidad/',
	'/comparar/',
	'/auditoria/',
	'/alertas/',
	'/historial/',
	'/contratista/',
	'/dependencia/',
	'/catalogos/',
	'/datos/',
	'/siguiendo/',
	'/glosario/',
	'/metodologia/',
	'/acerca/'
];

export async function writeOfflineList(site: string): Promise<void> {
	const built = await filesIn(join(site, '_app', 'immutable'));
	const shell: string[] = [];
	for (const file of built) {
		// Of the letters, the subset that nearly every page needs: rarer ones come when a name has them.
		if (!/\.(m?js|css)$|atkinson\.[\w-]+\.woff2$/.test(file) || (await stat(file)).size > MOST_BYTES)
			continue;
		if (/\.m?js$/.test(file) && HEAVY.test(await readFile(file, 'utf8'))) continue;
		shell.push(`/${relative(site, file).split(sep).join('/')}`);
	}
	const pages = { es: await pagesOf(site, ''), en: await pagesOf(site, '/en') };
	await writeFile(
		join(site, 'offline.json'),
		JSON.stringify({ shell: [...shell.sort(), ...BESIDES], pages })
	);
}

/** Pages that were built, and the data of the municipalities: the page that stands in draws them. */
async function pagesOf(site: string, language: string): Promise<string[]> {
	const pages: string[] = [];
	for (const path of PAGES)
		if (await exists(join(site, language, path, 'index.html'))) pages.push(language + path);
	const municipalities = join(site, language, 'municipio');
	if (await exists(municipalities))
		for (const code of (await readdir(municipalities)).sort())
			if (await exists(join(municipalities, code, '__data.json')))
				pages.push(`${language}/municipio/${code}/__data.json`);
	return pages;
}

async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const exists = (path: string): Promise<boolean> =>
	stat(path).then(
		() => true,
		() => false
	);
