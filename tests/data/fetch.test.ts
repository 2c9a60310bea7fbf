import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf, FetchError, fetchSource, readSidecar, readSources, sidecarPath } from '../../scripts/fetch';
import { SourceError } from '../../src/lib/domain';
import { officialSite, serve } from './fetch-server';
import { temporaryFolder } from './publish-fixture';

const sources = readSources();
const CSV = Buffer.from(`CVE_CARTERA,NOMBRE_PPI\n${'1,Obra con acentos áéí\n'.repeat(20_000)}`);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const QUICK = { pauseMs: 1, timeoutMs: 5000 };
const opa = (base: string) => ({ source: 'opa', year: 2021, base });
const failure = (promise: Promise<unknown>) =>
	promise.then(
		() => null,
		(error: unknown) => (error instanceof FetchError ? error : Promise.reject(error))
	);

test('every official source of data/sources.json has its publisher, licence and cadence, and its addresses are whole', () => {
	expect(sources.map(({ id }) => id)).toEqual(['opa', 'ramo23', 'srft', 'rezago-social', 'zap-urbanas']);
	for (const source of sources) {
		for (const { years } of source.files) {
			const { url, name } = addressOf(sources, { source: source.id, year: years[0] });
			expect(url).toMatch(/^https:\/\/[a-z.]+\.gob\.mx\/|^https:\/\/www\.coneval\.org\.mx\//);
			expect(`${url}${name}`).not.toMatch(/[{}]|undefined/);
			expect(name).toContain(String(years[0]));
		}
	}
});

test('the addresses are those of the public documentation', () => {
	const url = (source: string, year: number, quarter?: number) =>
		addressOf(sources, { source, year, ...(quarter ? { quarter } : {}) }).url.replace(/^.*\/PTP\//, 'PTP/');
	expect(url('opa', 2015)).toBe('PTP/OPA/2015/Proyectos_OPA.csv');
	expect(url('opa', 2021)).toBe('PTP/DatosAbiertos/OPA/2021/proyectos_opa.csv');
	expect(url('opa', 2023, 2)).toBe('PTP/DatosAbiertos/OPA/2023/ConsolidadoOPA2doTrimestre2023.csv');
	expect(url('opa', 2023)).toBe('PTP/DatosAbiertos/OPA/2023/ConsolidadoOPA4toTrimestre2023.csv');
	expect(url('srft', 2024)).toBe('PTP/DatosAbiertos/Entidades_Federativas/2024/ef2024.zip');
});

test('what is not known is said with what is', async () => {
	expect(() => addressOf(sources, { source: 'nada', year: 2021 })).toThrow(/no such source. The sources are opa, ramo23/);
	expect(() => addressOf(sources, { source: 'opa', year: 2016 })).toThrow(/only for 2015, 2019, 2021, 2022–2030/);
	expect(() => addressOf(sources, { source: 'ramo23', year: 2016 })).toThrow(/no official address is known/);
});

test('a list of sources with a wrong field is refused by the field’s name', () => {
	const folder = temporaryFolder();
	const path = join(folder, 'sources.json');
	const [first] = sources;
	writeFileSync(path, JSON.stringify({ about: '', sources: [{ ...first, publisher: undefined }] }));
	expect(() => readSources(path)).toThrow(SourceError);
	expect(() => readSources(path)).toThrow(/sources\.0\.publisher/);
	writeFileSync(path, JSON.stringify({ about: '', sources: [first, first] }));
	expect(() => readSources(path)).toThrow(/each id once/);
});

test('a file arrives whole, with size, date, hash and address beside it, and says how far it is', async () => {
	const folder = temporaryFolder();
	const site = await officialSite((request, response) => serve(request, response, CSV, { etag: '"a"' }));
	const seen: [number, number | null][] = [];
	const fetched = await fetchSource(sources, opa(site.base), folder, { ...QUICK, onProgress: (...step) => seen.push(step) });
	expect(fetched).toMatchObject({ outcome: 'new', bytes: CSV.length, sha256: sha256(CSV), issued: '2021-01-15', kept: null });
	expect(fetched.file).toBe(join(folder, 'opa-2021.csv'));
	expect(readFileSync(fetched.file).equals(CSV)).toBe(true);
	expect(site.requests.map(({ path }) => path)).toEqual(['/DatosAbiertos/OPA/2021/proyectos_opa.csv']);
	expect(readSidecar(fetched.file)).toEqual({
		source: 'opa',
		year: 2021,
		title: 'Obra Pública Abierta',
		publisher: 'Secretaría de Hacienda y Crédito Público (SHCP)',
		license: { name: 'libre-uso-mx', title: 'Libre Uso MX', path: 'https://datos.gob.mx/libreusomx' },
		url: `${site.base}DatosAbiertos/OPA/2021/proyectos_opa.csv`,
		bytes: CSV.length,
		sha256: sha256(CSV),
		issued: '2021-01-15',
		etag: '"a"',
		last_modified: 'Fri, 15 Jan 2021 10:00:00 GMT'
	});
	expect(seen.at(-1)).toEqual([CSV.length, CSV.length]);
	expect(readdirSync(folder).sort()).toEqual(['opa-2021.csv', 'opa-2021.csv.json']);
});

test('a cut connection is taken up where it ended', async () => {
	const folder = temporaryFolder();
	const site = await officialSite((request, response, number) =>
		serve(request, response, CSV, { etag: '"a"', cutAfter: number < 3 ? 100_000 : Infinity })
	);
	const notices: string[] = [];
	const fetched = await fetchSource(sources, opa(site.base), folder, { ...QUICK, onNotice: (notice) => notices.push(notice) });
	expect(fetched.sha256).toBe(sha256(CSV));
	expect(site.requests.map(({ range }) => range)).toEqual([null, 'bytes=100000-', 'bytes=200000-']);
	expect(site.requests[1]?.ifRange).toBe('"a"');
	expect(notices).toHaveLength(2);
	expect(notices[0]).toMatch(/cut after 100000 bytes/);
});

test('a download given up is gone on with at the next call, or started over where the file changed in between', async () => {
	for (const changes of [false, true]) {
		const folder = temporaryFolder();
		let etag = '"a"';
		let body = CSV;
		let cutAfter = 1000;
		const site = await officialSite((request, response) => serve(request, response, body, { etag, cutAfter }));
		const stopped = await failure(fetchSource(sources, opa(site.base), folder, { ...QUICK, attempts: 1 }));
		expect([stopped?.reason, stopped?.message]).toEqual(['cut', expect.stringMatching(/Run it again: it goes on from there/)]);
		expect(readdirSync(folder).sort()).toEqual(['opa-2021.csv.part', 'opa-2021.csv.part.version']);
		const had = readFileSync(join(folder, 'opa-2021.csv.part')).length;
		cutAfter = Infinity;
		if (changes) {
			etag = '"b"';
			body = Buffer.from(`CVE_CARTERA,NOMBRE_PPI\n${'2,Otra\n'.repeat(5000)}`);
		}
		const notices: string[] = [];
		const fetched = await fetchSource(sources, opa(site.base), folder, { ...QUICK, onNotice: (notice) => notices.push(notice) });
		expect(site.requests.at(-1)?.range).toBe(`bytes=${had}-`);
		expect(readFileSync(fetched.file).equals(body)).toBe(true);
		expect(notices.join()).toEqual(changes ? expect.stringMatching(/starts the file over/) : '');
		expect(readdirSync(folder).sort()).toEqual(['opa-2021.csv', 'opa-2021.csv.json']);
	}
});

test('without a version to name, a part is never added to', async () => {
	const folder = temporaryFolder();
	const site = await officialSite((_, response, number) => {
		response.writeHead(200, { 'content-type': 'text/csv', 'content-length': CSV.length });
		if (number > 1) return void response.end(CSV);
		response.write(CSV.subarray(0, 1000), () => setTimeout(() => response.destroy(), 50));
	});
	const fetched = await fetchSource(sources, opa(site.base), folder, QUICK);
	expect(site.requests.map(({ range }) => range)).toEqual([null, null]);
	expect(fetched).toMatchObject({ sha256: sha256(CSV), issued: null });
});

test('a file as it was is not brought again; a changed one is, and the earlier one is kept', async () => {
	const folder = temporaryFolder();
	let etag = '"a"';
	let body = CSV;
	const site = await officialSite((request, response) =>
		serve(request, response, body, { etag, lastModified: etag === '"a"' ? 'Fri, 15 Jan 2021 10:00:00 GMT' : 'Mon, 01 Feb 2021 00:00:00 GMT' })
	);
	const get = () => fetchSource(sources, opa(site.base), folder, QUICK);
	await get();
	const again = await get();
	expect(again).toMatchObject({ outcome: 'unchanged', sha256: sha256(CSV) });
	expect(site.requests.at(-1)?.ifNoneMatch).toBe('"a"');
	etag = '"b"';
	body = Buffer.from('CVE_CARTERA,NOMBRE_PPI\n2,Otra\n');
	const changed = await get();
	expect(changed).toMatchObject({ outcome: 'changed', sha256: sha256(body), issued: '2021-02-01' });
	const kept = join(folder, `opa-2021.${sha256(CSV).slice(0, 8)}.csv`);
	expect(changed.kept).toBe(kept);
	expect(readFileSync(kept).equals(CSV)).toBe(true);
	expect(readSidecar(kept)?.issued).toBe('2021-01-15');
	etag = '"c"';
	expect(await get()).toMatchObject({ outcome: 'unchanged', etag: '"c"' });
});

test.each<[string, number, Record<string, string>, string | Buffer, string, RegExp]>([
	['404', 404, {}, 'no', 'refused', /answers 404 Not Found\. The file may have moved/],
	['a fault of its own', 503, {}, 'no', 'refused', /answers 503 Service Unavailable\. Try later/],
	['a web page, said so', 200, { 'content-type': 'text/html; charset=utf-8' }, '<p>Sitio en mantenimiento', 'not_the_file', /a web page/],
	['a web page, not said so', 200, { 'content-type': 'text/csv' }, '\ufeff\n<!DOCTYPE html><html>', 'not_the_file', /a web page in the place of opa-2021\.csv/],
	['nothing', 200, { 'content-type': 'text/csv' }, '', 'not_the_file', /gave nothing/],
	['a ZIP', 200, { 'content-type': 'text/csv' }, 'PK\u0003\u0004', 'not_the_file', /gave a ZIP/]
])('a site that answers with %s is told apart, and what was fetched before stays', async (_, status, headers, body, reason, says) => {
	const folder = temporaryFolder();
	const site = await officialSite((request, response, number) => {
		if (number === 1) serve(request, response, CSV, { etag: '"a"' });
		else response.writeHead(status, headers).end(body);
	});
	await fetchSource(sources, opa(site.base), folder, QUICK);
	const failed = await failure(fetchSource(sources, opa(site.base), folder, QUICK));
	expect([failed?.reason, failed?.message]).toEqual([reason, expect.stringMatching(says)]);
	expect(readdirSync(folder).sort()).toEqual(['opa-2021.csv', 'opa-2021.csv.json']);
	expect(readFileSync(join(folder, 'opa-2021.csv')).equals(CSV)).toBe(true);
});

test('a page in the place of a ZIP is no ZIP', async () => {
	const site = await officialSite((_, response) => response.writeHead(200, { 'content-type': 'application/zip' }).end('perdón'));
	const failed = await failure(fetchSource(sources, { source: 'srft', year: 2024, base: site.base }, temporaryFolder(), QUICK));
	expect(failed?.message).toMatch(/something that is no ZIP/);
});

test('a site that is not there, or never replies, does not answer', async () => {
	const site = await officialSite(() => {});
	const mute = await failure(fetchSource(sources, opa(site.base), temporaryFolder(), { ...QUICK, timeoutMs: 200 }));
	expect([mute?.reason, mute?.message]).toEqual(['silent', expect.stringMatching(/does not answer \(no reply in 0\.2 s\)/)]);
	await site.close();
	const gone = await failure(fetchSource(sources, opa(site.base), temporaryFolder(), QUICK));
	expect([gone?.reason, gone?.message]).toEqual(['silent', expect.stringMatching(/does not answer \(ECONNREFUSED\)/)]);
});

test('a sidecar that is not one is as none', () => {
	const file = join(temporaryFolder(), 'a.csv');
	expect(readSidecar(file)).toBeNull();
	writeFileSync(sidecarPath(file), '{"bytes": "many"}');
	expect(readSidecar(file)).toBeNull();
});
