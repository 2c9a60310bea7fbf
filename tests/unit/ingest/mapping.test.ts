import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/lib/domain';
import { ingest, parseMapping, prepareGazetteer } from '../../../src/lib/ingest';

const places = prepareGazetteer({ municipalities: [], localities: [], outlines: new Map() });
const base = {
	version: 1,
	id: 'prueba',
	source: {
		title: 'Prueba',
		publisher: 'Nadie',
		license: { name: 'x', title: 'X', path: null },
		path: null,
		issued: null
	},
	requires: ['Clave', 'Obra'],
	key: ['Clave'],
	fields: {
		name: { column: 'Obra' },
		approved: { column: 'Monto', decimal: ',' },
		status: { column: 'Etapa', words: { Hecha: 'terminada' }, default: 'sin_dato' },
		year: { constant: 2020 },
		planned_start: { column: 'Inicio' }
	},
	location: { lat: 'Y', lon: 'X', bbox: [-103, 19, -99, 22] }
};
const run = (text: string, mapping: unknown = base) =>
	ingest(new TextEncoder().encode(text), {
		file: 'obras.csv',
		state: '*',
		places,
		mapping: parseMapping(mapping, 'mapa.json')
	});
const HEAD = 'Clave;Obra;Monto;Etapa;Inicio;Y;X;Responsable\n';

describe('any file through its mapping', () => {
	it('reads what the mapping names and nothing else', async () => {
		const result = await run(`${HEAD}7;Puente;1.234,50;HECHA;mar-06;21,5;-101,5;Juana Secreta\n`);
		expect(result.works[0]).toMatchObject({
			id: 'prueba:7',
			name: 'Puente',
			approved: 123450,
			investment: 123450,
			status: 'terminada',
			status_text: 'HECHA',
			year: 2020,
			planned_start: '2006-03-01',
			lat: 21.5,
			lon: -101.5,
			location_quality: 'exact',
			source_row: 2
		});
		expect(JSON.stringify(result)).not.toContain('Secreta');
	});

	it('one key, several rows: the last is the work, all of them its history', async () => {
		const result = await run(`${HEAD}7;Puente;10;;;;;\n8;Pozo;5;;;;;\n7;Puente;30;;;;;\n`);
		expect(result.works.map((w) => [w.id, w.approved])).toEqual([
			['prueba:8', 500],
			['prueba:7', 3000]
		]);
		expect(result.amounts.map((a) => a.centavos)).toEqual([1000, 500, 3000]);
		expect(result.problems).toContainEqual(expect.objectContaining({ rule: 'row.superseded', value: '1' }));
	});

	it('rows whose cells do not stand under their columns are dropped and told, without their content', async () => {
		const result = await run(`${HEAD}7;Puente;10;;;;;;de más\n8;Po\n9;Camino;1;;;;;\n`);
		expect(result.works.map((w) => w.id)).toEqual(['prueba:9']);
		expect(result.problems.filter((p) => p.action === 'row_dropped')).toEqual([
			{
				file: 'obras.csv',
				row: 2,
				column: null,
				value: '9 / 8',
				rule: 'row.too_many_cells',
				action: 'row_dropped'
			},
			{
				file: 'obras.csv',
				row: 3,
				column: null,
				value: '2 / 8',
				rule: 'row.too_few_cells',
				action: 'row_dropped'
			}
		]);
	});

	it('a work without its key is known by what it says, not by its row', async () => {
		const a = await run(`${HEAD};Puente;10;;;;;\n`);
		const b = await run(`${HEAD}1;Otra;1;;;;;\n;Puente;10;;;;;\n`);
		expect(b.works.map((w) => w.id)).toContain(a.works[0]?.id);
		expect(a.problems).toContainEqual(expect.objectContaining({ rule: 'key.missing', row: 2 }));
	});

	it('keeps a key of ten digits, which is no telephone, and hides one that is an address', async () => {
		const result = await run(
			`${HEAD}4771234567;Puente;10;;;;;\n4771234568;Pozo;10;;;;;\nana@correo.mx;Plaza;1;;;;;\n`
		);
		expect(result.works.map((w) => w.id).slice(0, 2)).toEqual(['prueba:4771234567', 'prueba:4771234568']);
		expect(JSON.stringify(result)).not.toContain('ana@');
	});

	it('says which field of a mapping is wrong', () => {
		const wrong = {
			...base,
			fields: { ...base.fields, status: { column: 'Etapa', words: { Hecha: 'lista' } } }
		};
		expect(() => parseMapping(wrong, 'mapa.json')).toThrow(SourceError);
		expect(() => parseMapping({ ...base, version: 2 }, 'mapa.json')).toThrow(/version/);
		expect(() => parseMapping({ ...base, extra: 1 }, 'mapa.json')).toThrow(/extra/);
		expect(() => parseMapping(null, 'mapa.json')).toThrow(SourceError);
	});

	it('says what a file lacks', async () => {
		await expect(run('a;b\n1;2\n')).rejects.toThrow(/Clave, Obra/);
	});
});
