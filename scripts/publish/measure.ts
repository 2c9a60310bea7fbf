/**
 * How long `npm run data` takes, and how much memory, on synthetic official files:
 *
 *   npx tsx scripts/publish/measure.ts [--rows 1000000] [--layout ramo23|opa]
 *
 * The limits are 60 s and 2 GB for a million rows.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadReference } from '../reference/load';

const { localities, municipalities } = loadReference();
const nameOf = new Map(municipalities.map(({ code, name }) => [code, name]));
const WORKS = [
	'Rehabilitación de camino',
	'Construcción de aula',
	'Red de drenaje',
	'Alumbrado público',
	'Pavimentación de calle',
	'Techo firme'
];

/** A fixed sequence of numbers from 0 to 1, so that every run measures the same rows. */
function sequence(): () => number {
	let state = 20260101;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 4294967296;
	};
}

type Layout = (row: number, next: () => number) => string;
const LAYOUTS: Record<string, { name: string; header: string; line: Layout }> = {
	ramo23: {
		name: 'ramo23_2016.csv',
		header:
			'numero_de_proyecto,clave_del_proyecto,fondo,id_entidad,entidad,id_municipio,municipio,proyecto,monto,pagado',
		line: (row, next) => {
			const place = localities[Math.floor(next() * localities.length)];
			const amount = Math.exp(10 + next() * 8);
			const municipality = place?.municipality ?? '11020';
			const work = WORKS[row % WORKS.length] ?? '';
			return `${row},U128,FONDO ${row % 12},11,GUANAJUATO,${Number(municipality.slice(2))},${nameOf.get(municipality) ?? ''},"${work} ${row} EN LA COMUNIDAD ${place?.name ?? ''}, ${nameOf.get(municipality) ?? ''}",${amount.toFixed(2)},${(amount * next()).toFixed(2)}`;
		}
	},
	opa: {
		name: 'opa_2021.csv',
		header:
			'CVE_CARTERA,NOMBRE_PPI,ID_RAMO,DESCRIPCION_RAMO,ID_UR,DESCRIPCION_UR,DESCRIPCION_TIPO_PPI,DESCRIPCION_PPI,LOCALIZACION,ID_ENTIDAD_FEDERATIVA,ENTIDAD_FEDERATIVA,LATITUD,LONGITUD,FECHA_INICIO_CAL_FF,FECHA_FIN_CAL_FF,ANIOS_HE,NOMBRE_ADMIN,APELLIDO_PATERNO_ADMIN,APELLIDO_MATERNO_ADMIN,CARGO_ADMIN,MAIL_ADMIN,MAIL_ALTERNO_ADMIN,TELEFONO_ADMIN,EXTENSION_ADMIN,META_FISICA,BENEFICIOS_ESPERADOS,ID_PPI,PPEF,PEF,APROBADO,MODIFICADO,EJERCIDO,AVANCE_FISICO,MONTO_TOTAL_INVERSION,MONTO_OPERACION_MANTENIMIENTO,OTROS_COSTOS,COSTO_TOTAL_INVERSION,ANIO,FISCAL,PROPIO,ESTATAL,MUNICIPAL,PRIVADA,FIDEICOMISO,OTROS,CICLO,ESTATUS_OPERACION',
		line: (row, next) => {
			const place = localities[Math.floor(next() * localities.length)];
			const amount = Math.round(Math.exp(10 + next() * 8));
			const work = WORKS[row % WORKS.length] ?? '';
			const town = `${place?.name ?? ''}, ${nameOf.get(place?.municipality ?? '') ?? ''}`;
			return `'${String(row).padStart(11, '0')},"${work} en ${town}",9,Comunicaciones,${row % 40},Dirección ${row % 40},Proyecto de Infraestructura Social,"${work} ${row} que beneficia a la comunidad de ${town}","${town}",11,GUANAJUATO,${place?.lat ?? ''},${place?.lon ?? ''},01/05/2020,31/12/2021,10,RESERVADO,RESERVADO,RESERVADO,RESERVADO,RESERVADO,,RESERVADO,RESERVADO,100,"Beneficio de ${row % 900} personas",${row},,${amount},${amount},${amount + 1000},${Math.round(amount * next())},${(next() * 100).toFixed(2)},${amount * 3},0,,${amount * 3},2020,0,${amount},0,0,0,0,0,2020,Vigente`;
		}
	}
};

async function write(path: string, header: string, line: Layout, rows: number): Promise<void> {
	const file = createWriteStream(path);
	const next = sequence();
	let text = `${header}\n`;
	for (let row = 1; row <= rows; row++) {
		text += `${line(row, next)}\n`;
		if (row % 10_000 === 0 || row === rows) {
			if (!file.write(text)) await once(file, 'drain');
			text = '';
		}
	}
	file.end();
	await once(file, 'close');
}

/** Runs the command as anyone would, and has it say its own peak of memory as it ends. */
async function run(args: string[]): Promise<{ peak: number; cpu: number }> {
	const data = pathToFileURL(fileURLToPath(new URL('../data.ts', import.meta.url))).href;
	const script = `process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
	console.error('used ' + maxRSS + ' ' + (userCPUTime + systemCPUTime)); });
process.argv.splice(1, 0, 'data'); await import(${JSON.stringify(data)});`;
	const child = spawn(
		process.execPath,
		['--import', 'tsx', '--input-type=module', '-e', script, '--', ...args],
		{
			stdio: ['ignore', 'ignore', 'pipe']
		}
	);
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`npm run data ended with ${code}:\n${said}`);
	const [, kilobytes, microseconds] = /used (\d+) (\d+)/.exec(said) ?? [];
	return { peak: Number(kilobytes) * 1024, cpu: Number(microseconds) / 1e6 };
}

const { values } = parseArgs({
	options: { rows: { type: 'string', default: '1000000' }, layout: { type: 'string', default: 'ramo23' } }
});
const layout = LAYOUTS[values.layout];
if (!layout)
	throw new RangeError(`--layout: expected ${Object.keys(LAYOUTS).join(' or ')}; met ${values.layout}`);
const rows = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), 'plomada-measure-'));
try {
	const file = join(folder, layout.name);
	await write(file, layout.header, layout.line, rows);
	const start = performance.now();
	const { peak, cpu } = await run(['--works', file, '--out', join(folder, 'out'), '--json']);
	const seconds = (performance.now() - start) / 1000;
	console.log(
		JSON.stringify({
			layout: values.layout,
			rows,
			megabytes: Math.round(statSync(file).size / 1e6),
			seconds: Number(seconds.toFixed(1)),
			cpuSeconds: Number(cpu.toFixed(1)),
			peakMegabytes: Math.round(peak / 1e6)
		})
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
