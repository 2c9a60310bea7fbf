import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SourceRecord } from '../../src/lib/domain';
import type { DemoOptions } from './generate';

const SEED_FILES = [
	'../../data/demo/names.json',
	'../../data/demo/templates.json',
	'../../data/reference/catalogue.json'
];

/** What the manifest says of the demonstration as a source. Its hash is that of the seed files, the seed and the number of rows. */
export function demoSource({ rows, seed }: DemoOptions, date: string): SourceRecord {
	const hash = createHash('sha256').update(`seed ${seed} rows ${rows}\n`);
	let bytes = 0;
	for (const path of SEED_FILES) {
		const content = readFileSync(new URL(path, import.meta.url));
		hash.update(content);
		bytes += content.length;
	}
	return {
		id: 'demo',
		title: 'Datos de demostración: obras y acciones inventadas en localidades reales',
		publisher: 'Plomada',
		license: {
			name: 'CC0-1.0',
			title: 'Creative Commons Zero 1.0',
			path: 'https://creativecommons.org/publicdomain/zero/1.0/'
		},
		path: null,
		issued: date,
		format: 'demo',
		file: 'demo',
		bytes,
		sha256: hash.digest('hex'),
		rows,
		works: rows
	};
}
