/**
 * Makes the demonstration release: invented works at Guanajuato's real localities.
 *
 *   npx tsx scripts/demo.ts [--rows N] [--seed S] [--out static/data] [--date 2021-01-31] [--planted file] [--present] [--json]
 *
 * At the standard number of rows an earlier release is published first, so that there is a history; `--present` leaves it out. `--planted` also writes the list of planted anomalies (data/demo/planted.json is made so). Same options, same bytes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EARLIER_DATE, generateEarlier } from './demo/earlier';
import { DEFAULTS, generate } from './demo/generate';
import { plantedText } from './demo/planted-file';
import { demoSource } from './demo/source';
import { inventZones } from './demo/zones';
import { inventedCeilings } from './flags/ceilings';
import { publish } from './publish';
import { layersOf } from './publish/layers';
import { loadReference } from './reference/load';

const USAGE =
	'npx tsx scripts/demo.ts [--rows N] [--seed S] [--out folder] [--date YYYY-MM-DD] [--planted file] [--present] [--json]';

function options() {
	const { values } = parseArgs({
		options: {
			rows: { type: 'string', default: String(DEFAULTS.rows) },
			seed: { type: 'string', default: String(DEFAULTS.seed) },
			out: { type: 'string', default: 'static/data' },
			date: { type: 'string', default: '2021-01-31' },
			planted: { type: 'string' },
			present: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false }
		}
	});
	const rows = whole('--rows', values.rows, 1, 5_000_000);
	const seed = whole('--seed', values.seed, 0, 2 ** 31 - 1);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(values.date))
		throw new RangeError(`--date: expected YYYY-MM-DD, met ${JSON.stringify(values.date)}`);
	return { ...values, rows, seed };
}

function whole(name: string, text: string, least: number, most: number): number {
	const value = /^\d+$/.test(text) ? Number(text) : NaN;
	if (!(value >= least && value <= most))
		throw new RangeError(
			`${name}: expected a whole number from ${least} to ${most}, met ${JSON.stringify(text)}`
		);
	return value;
}

async function main(): Promise<void> {
	const { rows, seed, out, date, planted, present, json } = options();
	const reference = loadReference();
	const demonstration = generate(reference, { rows, seed });
	if (planted !== undefined) writeFileSync(planted, plantedText(demonstration.planted));
	let shown = 0;
	const shared = {
		out,
		title: 'Datos de demostración',
		demonstration: true,
		reference: {
			municipalities: reference.municipalities,
			localities: reference.localities,
			indicators: reference.indicators,
			zones: [...inventZones(reference.municipalities, seed), ...reference.zones]
		},
		ceilings: inventedCeilings(2012, 2020),
		layers: layersOf(reference)
	};
	// First, so that the present one is the last published: the one that pages show.
	if (rows === DEFAULTS.rows && !present && date > EARLIER_DATE) {
		const { batch } = generateEarlier(reference, seed);
		const source = demoSource({ rows: batch.works.length, seed }, EARLIER_DATE);
		await publish({ ...shared, batches: [batch], facts: { date: EARLIER_DATE, sources: [source] } });
	}
	const manifest = await publish({
		...shared,
		batches: demonstration.batches(),
		facts: { date, sources: [demoSource({ rows, seed }, date)] },
		onProgress: ({ stage, works }) => {
			if (stage !== 'works' || works === undefined || works - shown < 100_000) return;
			shown = works;
			console.error(`${works.toLocaleString('es-MX')} obras`);
		}
	});
	const { id, totals } = manifest;
	if (json) console.log(JSON.stringify({ id, out, totals, planted: demonstration.planted.length }));
	else
		console.log(
			`Datos de demostración ${id} en ${out}: ${totals.works.toLocaleString('es-MX')} obras y acciones, ` +
				`${totals.located.toLocaleString('es-MX')} con ubicación.`
		);
}

try {
	await main();
} catch (error) {
	if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
	console.error(`${error.message}\n${USAGE}`);
	process.exitCode = 2;
}
