import { parseArgs } from 'node:util';
import { yearsOf } from '../zones/attributes';

export const USAGE = `npm run data -- --works <archivo> [--works <archivo> …] [opciones]
  Convierte archivos oficiales en una publicación.
  --works <archivo>     archivo de obras; se reconoce su formato, también el de lo que Plomada exporta (se puede repetir)
  --mapping <archivo>   descripción JSON de otro CSV (src/lib/ingest/mapping.ts; se puede repetir)
  --contracts <archivo> contratos de CompraNet o del SFU; se unen a las obras (se puede repetir)
  --zones <archivo>     zonas propias: GeoJSON, shapefile en .zip o CSV con claves INEGI (se puede repetir)
  --zones-shapes <archivo>  polígonos que solo prestan su contorno a las claves de un CSV de --zones (se puede repetir)
  --zones-years <años>  ejercicios en que rigen las zonas que no lo dicen: 2016, 2015-2018 o 2015;2018
  --state <11>          estado, clave INEGI de 2 dígitos, o * para todos (11)
  --out <carpeta>       donde quedan las publicaciones (static/data)
  --date AAAA-MM-DD     fecha de la publicación (la más nueva de las fuentes)
  --year <AAAA>         ejercicio de los archivos que no lo dicen
  --json                el resumen como JSON en la salida estándar

npm run data -- --fetch <fuente> --year <AAAA> [--quarter <1-4>] [--to <carpeta>] [--base <URL>] [--json]
  Descarga un archivo oficial (data/sources.json); si se corta, la siguiente vez sigue donde se quedó.

npm run data -- --verify <carpeta> [--json]
  Revisa una publicación, o todas las de una carpeta, contra su manifiesto: identificador, longitud y SHA-256 de cada archivo, renglones y
  columnas de cada tabla, totales. Termina con 2 si algo no coincide.

npm run data -- --changes <publicación> <publicación> [--out <carpeta>] [--json]
  Compara dos publicaciones de la carpeta, obra por obra: la anterior y la posterior.`;

export class UsageError extends Error {
	override name = 'UsageError';
}

export interface PublishArguments {
	command: 'publish';
	works: string[];
	mappings: string[];
	contracts: string[];
	zones: string[];
	zoneShapes: string[];
	/** Ascending; null where none are stated. */
	zoneYears: number[] | null;
	state: string;
	out: string;
	date: string | null;
	year: number | null;
	json: boolean;
}
export interface FetchArguments {
	command: 'fetch';
	source: string;
	year: number;
	quarter: number | null;
	to: string;
	base: string | null;
	json: boolean;
}
export interface VerifyArguments {
	command: 'verify';
	folder: string;
	json: boolean;
}
export interface ChangesArguments {
	command: 'changes';
	/** Ids of releases: the earlier and the later. */
	before: string;
	after: string;
	out: string;
	json: boolean;
}
export interface HelpArguments {
	command: 'help';
}

const OPTIONS = {
	works: { type: 'string', multiple: true },
	mapping: { type: 'string', multiple: true },
	contracts: { type: 'string', multiple: true },
	zones: { type: 'string', multiple: true },
	'zones-shapes': { type: 'string', multiple: true },
	'zones-years': { type: 'string' },
	state: { type: 'string' },
	out: { type: 'string' },
	date: { type: 'string' },
	year: { type: 'string' },
	json: { type: 'boolean' },
	fetch: { type: 'string' },
	quarter: { type: 'string' },
	to: { type: 'string' },
	base: { type: 'string' },
	verify: { type: 'string' },
	changes: { type: 'string' },
	help: { type: 'boolean', short: 'h' }
} as const;

type Values = ReturnType<typeof parse>['values'];
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

/** Checks the command line. Throws UsageError that says what was expected and met. */
export function readArguments(
	args: string[]
): PublishArguments | FetchArguments | VerifyArguments | ChangesArguments | HelpArguments {
	let values: Values;
	let others: string[];
	try {
		({ values, positionals: others } = parse(args));
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
	if (values.help) return { command: 'help' };
	if (values.changes !== undefined) return changesArguments(values, values.changes, others);
	if (others[0] !== undefined)
		throw new UsageError(`Unexpected argument '${others[0]}': expected options only.`);
	if (values.verify !== undefined) return verifyArguments(values, values.verify);
	return values.fetch === undefined ? publishArguments(values) : fetchArguments(values, values.fetch);
}

function publishArguments(values: Values): PublishArguments {
	none(values, ['quarter', 'to', 'base'], '--works');
	const works = values.works ?? [];
	if (works.length === 0)
		throw new UsageError('expected --works <file>, --fetch <source> or --verify <folder>; met none.');
	const state = values.state ?? '11';
	if (!/^(?:0[1-9]|[12]\d|3[0-2]|\*)$/.test(state))
		throw new UsageError(
			`--state: expected an INEGI state from 01 to 32, or *; met ${JSON.stringify(state)}.`
		);
	const date = values.date ?? null;
	if (date !== null && !isDay(date))
		throw new UsageError(`--date: expected YYYY-MM-DD; met ${JSON.stringify(date)}.`);
	return {
		command: 'publish',
		works,
		...zoneArguments(values),
		mappings: values.mapping ?? [],
		contracts: values.contracts ?? [],
		state,
		out: values.out ?? 'static/data',
		date,
		year: values.year === undefined ? null : year(values.year),
		json: values.json ?? false
	};
}

function zoneArguments(values: Values): Pick<PublishArguments, 'zones' | 'zoneShapes' | 'zoneYears'> {
	const zones = values.zones ?? [];
	const zoneShapes = values['zones-shapes'] ?? [];
	const written = values['zones-years'];
	if (zones.length === 0 && (zoneShapes.length > 0 || written !== undefined))
		throw new UsageError('--zones-shapes and --zones-years go with --zones <file>; met none.');
	const zoneYears = written === undefined ? null : yearsOf(written);
	if (written !== undefined && zoneYears === null)
		throw new UsageError(
			`--zones-years: expected years such as 2016, 2015-2018 or 2015;2018; met ${JSON.stringify(written)}.`
		);
	return { zones, zoneShapes, zoneYears };
}

function fetchArguments(values: Values, source: string): FetchArguments {
	none(
		values,
		['works', 'mapping', 'contracts', 'zones', 'zones-shapes', 'zones-years', 'state', 'out', 'date'],
		'--fetch'
	);
	if (values.year === undefined) throw new UsageError('--fetch: expected --year <YYYY> with it; met none.');
	const quarter = values.quarter ?? null;
	if (quarter !== null && !/^[1-4]$/.test(quarter))
		throw new UsageError(`--quarter: expected 1 to 4; met ${JSON.stringify(quarter)}.`);
	const base = values.base ?? null;
	if (base !== null && !/^https?:\/\//.test(base))
		throw new UsageError(`--base: expected an http address; met ${JSON.stringify(base)}.`);
	return {
		command: 'fetch',
		source,
		year: year(values.year),
		quarter: quarter === null ? null : Number(quarter),
		to: values.to ?? '.cache/official',
		base,
		json: values.json ?? false
	};
}

function verifyArguments(values: Values, folder: string): VerifyArguments {
	const others = (Object.keys(OPTIONS) as (keyof Values)[]).filter(
		(name) => name !== 'verify' && name !== 'json' && name !== 'help'
	);
	none(values, others, '--verify');
	if (folder === '') throw new UsageError('--verify: expected a folder; met nothing.');
	return { command: 'verify', folder, json: values.json ?? false };
}

function changesArguments(values: Values, before: string, others: readonly string[]): ChangesArguments {
	const foreign = (Object.keys(OPTIONS) as (keyof Values)[]).filter(
		(name) => !['changes', 'out', 'json', 'help'].includes(name)
	);
	none(values, foreign, '--changes');
	const [after, more] = others;
	if (before === '' || after === undefined || more !== undefined)
		throw new UsageError('--changes: expected two releases, the earlier and the later.');
	return { command: 'changes', before, after, out: values.out ?? 'static/data', json: values.json ?? false };
}

function none(values: Values, names: (keyof Values)[], command: string): void {
	const met = names.find((name) => values[name] !== undefined);
	if (met) throw new UsageError(`--${met} does not go with ${command}.`);
}

function year(text: string): number {
	if (!/^(?:19|20)\d{2}$/.test(text))
		throw new UsageError(`--year: expected a year YYYY; met ${JSON.stringify(text)}.`);
	return Number(text);
}

function isDay(text: string): boolean {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
