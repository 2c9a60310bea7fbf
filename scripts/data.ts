/**
 * `npm run data`: official files in, a release out; or an official file fetched, or a release verified. Exit code 0; 2 for wrong arguments or a file that
 * cannot be understood; 1 where a site does not give the file.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SourceError } from '../src/lib/domain';
import { parseMapping, prepareGazetteer, stateBox, type MappingFile } from '../src/lib/ingest';
import { FetchError, fetchSource, readSources } from './fetch';
import { publish, PublishError } from './publish';
import {
	readArguments,
	USAGE,
	UsageError,
	type ChangesArguments,
	type FetchArguments,
	type PublishArguments,
	type VerifyArguments
} from './publish/data-arguments';
import { layersOf } from './publish/layers';
import { ContractJoin, openContracts } from './publish/contracts';
import { openOfficialFile, type OfficialFile } from './publish/official-files';
import { FileReading } from './publish/read-files';
import { summaryOf, summaryText } from './publish/summary';
import { changesText, ChangesError, compareReleases } from './publish/changes';
import { progressLine } from './publish/progress-line';
import { verify, VerifyError } from './publish/verify';
import { loadReference } from './reference/load';
import { readBroughtZones } from './zones';

async function main(args: string[]): Promise<void> {
	const parsed = readArguments(args);
	if (parsed.command === 'help') console.log(USAGE);
	else if (parsed.command === 'fetch') await fetchFile(parsed);
	else if (parsed.command === 'verify') await verifyFolder(parsed);
	else if (parsed.command === 'changes') await tellChanges(parsed);
	else await publishFiles(parsed);
}

async function publishFiles(wanted: PublishArguments): Promise<void> {
	const mappings = wanted.mappings.map(readMapping);
	const files = wanted.works.map((path) => openOfficialFile(path, mappings));
	assertEachOnce(files);
	for (const { name, recognised } of files)
		console.error(
			`${name}: ${recognised.format} (${recognised.encoding}${recognised.delimiter === '' ? '' : `, «${recognised.delimiter}»`})`
		);
	const contracts = wanted.contracts.map((path) => openContracts(path, wanted.state));
	for (const [index, { file, sha256 }] of contracts.entries())
		if (contracts.findIndex((other) => other.sha256 === sha256) < index)
			throw new UsageError(`--contracts: ${file} was given twice.`);
	const joining = contracts.length === 0 ? null : new ContractJoin(contracts);
	const reference = loadReference();
	const brought = await readBroughtZones(
		{ zones: wanted.zones, shapes: wanted.zoneShapes, years: wanted.zoneYears, state: wanted.state },
		reference
	);
	const reading = new FileReading(newestFirst(files), {
		state: wanted.state,
		places: prepareGazetteer(reference),
		year: wanted.year,
		contracts: joining,
		onProgress: progressLine(
			(file, rows, total) =>
				`${file}: ${rows.toLocaleString('es-MX')} renglones${total ? ` de ${total.toLocaleString('es-MX')}` : ''}`
		)
	});
	const stage = progressLine(
		(name, works) => `${name}${works ? ` ${works.toLocaleString('es-MX')} obras` : ''}`
	);
	const state = stateNamed(wanted.state);
	const manifest = await publish({
		out: wanted.out,
		title: `Obra pública de ${state.name}`,
		demonstration: false,
		batches: reading.batches(brought.problems),
		reference,
		layers: layersOf(reference, brought.zones),
		zoneFiles: brought.files,
		state,
		facts: () => ({
			...datedBy(wanted, reading),
			sources: reading.reports.flatMap((report) => report.sources),
			demonstration: isDemonstration(reading),
			contractFiles: joining?.reports ?? []
		}),
		onProgress: (progress) => stage(`publicación: ${progress.table ?? progress.stage}`, progress.works ?? 0)
	});
	const summary = summaryOf(
		manifest,
		join(wanted.out, manifest.id),
		reading,
		files.map(({ name }) => name)
	);
	console.log(wanted.json ? JSON.stringify(summary) : summaryText(summary));
}

function readMapping(path: string): MappingFile {
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		const met = error instanceof Error ? error.message : String(error);
		throw new SourceError(path, 'a mapping file in JSON', met, 'See data/mappings for an example.');
	}
	return parseMapping(value, basename(path));
}

function assertEachOnce(files: readonly OfficialFile[]): void {
	for (const [index, { name, sha256 }] of files.entries()) {
		if (files.findIndex((file) => file.sha256 === sha256) < index)
			throw new UsageError(`--works: ${name} was given twice.`);
		if (files.findIndex((file) => file.name === name) < index)
			throw new UsageError(`--works: two files are called ${name}; provenance needs two names.`);
	}
}

/** By the date the site gave; files without one by the order given, the last being the newest. */
function newestFirst(files: readonly OfficialFile[]): OfficialFile[] {
	const dateOf = ({ sidecar }: OfficialFile): string => sidecar?.issued ?? '';
	return [...files].reverse().sort((a, b) => (dateOf(a) === dateOf(b) ? 0 : dateOf(a) < dateOf(b) ? 1 : -1));
}

function stateNamed(code: string): { code: string; name: string } {
	return code === '*' ? { code: '00', name: 'México' } : { code, name: stateBox(code)?.name ?? code };
}

const isDemonstration = ({ reports }: FileReading): boolean =>
	reports.some(({ demonstration }) => demonstration);

/** The date given, else the newest of the sources', else the last day of the newest fiscal year: never today's. */
function datedBy(wanted: PublishArguments, reading: FileReading): { date: string; title: string } {
	const { firstYear, lastYear, reports } = reading;
	const name = stateNamed(wanted.state).name;
	const span =
		firstYear === null ? '' : firstYear === lastYear ? `, ${firstYear}` : `, ${firstYear}–${lastYear}`;
	const title = `${isDemonstration(reading) ? 'Datos de demostración' : `Obra pública de ${name}`}${span}`;
	const issued = reports.flatMap(({ source }) => (source.issued === null ? [] : [source.issued])).sort();
	const date = wanted.date ?? issued.at(-1) ?? (lastYear === null ? null : `${lastYear}-12-31`);
	if (date === null) throw new UsageError('the files say no date and no year: give --date YYYY-MM-DD.');
	return { date, title };
}

async function fetchFile(wanted: FetchArguments): Promise<void> {
	const { source, year, quarter, base } = wanted;
	const show = progressLine(
		(name, bytes, total) => `${name}: ${megabytes(bytes)}${total ? ` de ${megabytes(total)}` : ''}`
	);
	const fetched = await fetchSource(
		readSources(),
		{ source, year, ...(quarter === null ? {} : { quarter }), ...(base === null ? {} : { base }) },
		wanted.to,
		{
			onProgress: (bytes, total) => show(source, bytes, total),
			onNotice: (notice) => console.error(notice)
		}
	);
	if (wanted.json) return console.log(JSON.stringify(fetched));
	const said = {
		new: 'descargado',
		unchanged: 'sin cambios desde la última vez',
		changed: `cambió desde la última vez; el anterior queda en ${fetched.kept}`
	}[fetched.outcome];
	console.log(`${fetched.file}: ${said}`);
	console.log(
		`  ${fetched.bytes.toLocaleString('es-MX')} bytes, fecha ${fetched.issued ?? 'sin dato'}, sha256 ${fetched.sha256}`
	);
	console.log(`  ${fetched.url}`);
	if (fetched.file.endsWith('.csv')) console.log(`Ahora: npm run data -- --works ${fetched.file}`);
}

async function verifyFolder({ folder, json }: VerifyArguments): Promise<void> {
	const verified = await verify(folder);
	const wrong = verified.flatMap(({ release, findings }) =>
		findings.map((finding) => ({ release, ...finding }))
	);
	if (json) console.log(JSON.stringify({ ok: wrong.length === 0, verified }));
	else {
		for (const { release, files, rows, findings } of verified)
			console.log(
				`${release}: ${findings.length === 0 ? 'en orden' : `${findings.length} cosas no coinciden`}, ${files.toLocaleString('es-MX')} archivos, ${rows.toLocaleString('es-MX')} renglones`
			);
		for (const { release, file, expected, met } of wrong)
			console.error(`${release}/${file}: se esperaba ${expected}; se encontró ${met}.`);
		if (wrong.length > 0)
			console.error('Vuelve a copiar la publicación de su origen, o publícala de nuevo con npm run data.');
	}
	if (wrong.length > 0) process.exitCode = 2;
}

async function tellChanges({ before, after, out, json }: ChangesArguments): Promise<void> {
	const answer = await compareReleases(out, before, after);
	console.log(json ? JSON.stringify(answer) : changesText(answer));
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

try {
	await main(process.argv.slice(2));
} catch (error) {
	if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
	else if (
		error instanceof SourceError ||
		error instanceof PublishError ||
		error instanceof FetchError ||
		error instanceof VerifyError ||
		error instanceof ChangesError
	)
		console.error(error.message);
	else throw error;
	process.exitCode = error instanceof FetchError && error.reason !== 'unknown' ? 1 : 2;
}
