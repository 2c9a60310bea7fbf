import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/lib/domain';
import { ingest, prepareGazetteer, recognise } from '../../../src/lib/ingest';

const places = prepareGazetteer({ municipalities: [], localities: [], outlines: new Map() });
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (file: string, text: string, over: { year?: number; state?: string } = {}) =>
	ingest(bytes(text), { file, state: over.state ?? '*', places, ...(over.year ? { year: over.year } : {}) });

const RAMO_2017 = `Número_de_proyecto,clave_del_proyecto,fondo,id_entidad,entidad,id_municipio,municipio,proyecto,monto,pagado
1,U128,FONDO,11,GUANAJUATO,22,OCAMPO,"LINEA ELECTRICA ,   EN LA COMUNIDAD DE SAN ELIAS","$5,600,000.00",0
2,U128,FONDO,28,TAMAULIPAS,9999,COBERTURA ESTATAL,ESTUDIO,"$1,000.50","$1.00"
`;

describe('Ramo 23 in its variants', () => {
	it('the 2017 layout: an accented header and dressed amounts', async () => {
		const { works, places: spread, format } = await read('ramo23_2017.csv', RAMO_2017);
		expect(format).toBe('shcp-ramo23');
		expect(works.map((w) => [w.year, w.municipality, w.approved, w.paid, w.spent, w.kind])).toEqual([
			[2017, '11022', 560000000, 0, 0, 'obra'],
			[2017, null, 100050, 100, 100, 'accion']
		]);
		expect(spread).toEqual([{ work: works[1]?.id, municipality: '28000', share: 1 }]);
		expect(works[0]?.id).toMatch(/^ramo23-2017:[0-9a-f]{16}$/);
	});

	it('upper-case names, semicolons, latin-1 and a year column', async () => {
		const text = [
			'NO_DE_PROYECTO;CLAVE_PROGRAMA;FONDO;ID_ENTIDAD;ID_MUNICIPIO;MUNICIPIO;NOMBRE_DEL_PROYECTO;MONTO_APROBADO;MONTO_PAGADO;EJERCICIO',
			'1;U128;FONDO;11;20;LEÓN;PAVIMENTACIÓN;1000;10;2018'
		].join('\r\n');
		const latin = Uint8Array.from(text, (c) => c.charCodeAt(0));
		const result = await ingest(latin, { file: 'ramo23.csv', state: '11', places });
		expect(result.encoding).toBe('windows-1252');
		expect(result.works[0]).toMatchObject({
			year: 2018,
			name: 'PAVIMENTACIÓN',
			approved: 100000,
			municipality: '11020'
		});
		expect(result.source.id).toBe('ramo23-2018');
	});

	it('asks for the year when nothing says it, and takes the one given', async () => {
		await expect(read('ramo23.csv', RAMO_2017)).rejects.toThrow(/--year/);
		const { works, problems } = await read('ramo23.csv', RAMO_2017, { year: 2017 });
		expect(works[0]?.year).toBe(2017);
		expect(problems).toEqual([]);
	});

	it('keeps a work’s id when the next release renumbers, reorders and pays', async () => {
		const before = await read('ramo23_2017.csv', RAMO_2017);
		const lines = RAMO_2017.trim().split('\n');
		const next = [
			lines[0],
			lines[2]?.replace(/^2,/, '1,'),
			lines[1]?.replace(/^1,/, '7,').replace(/,0$/, ',99')
		].join('\n');
		const after = await read('ramo23_2017.csv', next);
		expect(after.works.map((w) => w.id).sort()).toEqual(before.works.map((w) => w.id).sort());
		expect(after.works.find((w) => w.municipality === '11022')?.paid).toBe(9900);
	});

	it('numbers works that nothing tells apart, the same way in any order', async () => {
		const head = RAMO_2017.split('\n')[0];
		const rows = [3, 1, 2].map((n) => `${n},U128,FONDO,32,ZACATECAS,54,VILLA HIDALGO,PLAZA,${n}00,0`);
		const forward = await read('ramo23_2017.csv', [head, ...rows].join('\n'));
		const back = await read('ramo23_2017.csv', [head, ...rows.reverse()].join('\n'));
		const pairs = (r: typeof forward) => r.works.map((w) => `${w.id} ${w.approved}`).sort();
		expect(new Set(forward.works.map((w) => w.id)).size).toBe(3);
		expect(pairs(forward)).toEqual(pairs(back));
	});
});

describe('Recursos Federales Transferidos by quarter', () => {
	const head =
		'FOLIO,CICLO,TRIMESTRE,NOMBRE_PROYECTO,ID_ENTIDAD_FEDERATIVA,ID_MUNICIPIO_RESPONSABLE,MONTO_GLOBAL_APROBADO,MONTO_PAGADO,ESTATUS';
	const row = (quarter: number, paid: number, status: string) =>
		`GUA1,2019,${quarter},Pozo,11,20,500,${paid},${status}`;

	it('one folio is one work, its latest report; every report stays dated', async () => {
		const text = [
			head,
			row(2, 200, 'En Ejecución'),
			row(5, 450, 'Terminado'),
			row(1, 100, 'En Ejecución')
		].join('\n');
		const { works, amounts, observations } = await read('ef2019.csv', text);
		expect(works).toHaveLength(1);
		expect(works[0]).toMatchObject({
			id: 'sfu:GUA1',
			paid: 45000,
			approved: 50000,
			status: 'terminada',
			year: 2019
		});
		expect(amounts.filter((a) => a.moment === 'paid').map((a) => [a.observed_on, a.centavos])).toEqual([
			['2019-06-30', 20000],
			['2019-12-31', 45000],
			['2019-03-31', 10000]
		]);
		expect(observations.map((o) => o.status)).toEqual(['en_ejecucion', 'terminada', 'en_ejecucion']);
	});
});

describe('Obra Pública Abierta', () => {
	const head =
		'CVE_CARTERA,NOMBRE_PPI,ID_ENTIDAD_FEDERATIVA,LATITUD,LONGITUD,APROBADO,MODIFICADO,EJERCIDO,AVANCE_FISICO,ANIO,CICLO,ESTATUS_OPERACION';

	it('a quarterly file dates what it observed; a cycle after it is none', async () => {
		const text = `${head}\n'0916B000001,Acueducto,"1; 11; 35",,,5,,2,10,TOTAL,2022,Vigente\n'0916B000002,Otra,35,,,1,1,1,0,,2031,Ex Post\n`;
		const {
			works,
			amounts,
			places: spread,
			problems
		} = await read('SeguimientoOPA2doTrimestre2023.csv', text);
		expect(works[0]).toMatchObject({
			id: 'opa-2023:0916B000001',
			year: 2022,
			investment: 500,
			status: 'en_ejecucion',
			municipality: null
		});
		expect(amounts[0]?.observed_on).toBe('2023-06-30');
		expect(spread.map((p) => p.municipality)).toEqual(['01000', '11000']);
		expect(works[1]).toMatchObject({ year: null, status: 'terminada' });
		expect(problems).toContainEqual(
			expect.objectContaining({ rule: 'year.after_file', row: 3, value: '2031' })
		);
	});

	it('a state filter keeps any project that includes the state', async () => {
		const text = `${head}\n'A000000001,Uno,"6; 11",,,1,1,1,,,2020,\n'A000000002,Dos,6,,,1,1,1,,,2020,\n'A000000003,Tres,35,,,1,1,1,,,2020,\n`;
		const { works, source } = await read('opa_2020.csv', text, { state: '11' });
		expect(works.map((w) => w.name)).toEqual(['Uno']);
		expect(source.rows).toBe(3);
	});
});

describe('files that cannot be understood', () => {
	it.each([
		['nothing', new Uint8Array()],
		['a workbook', bytes('PK\u0003\u0004rest')],
		['a PDF', bytes('%PDF-1.4')],
		['another CSV', bytes('a,b,c\n1,2,3\n')],
		['text', bytes('Estimado señor:\nle escribo')],
		['zeros', new Uint8Array(5000)]
	])('%s: one error that says what was expected and met', (_, content) => {
		expect(() => recognise(content, 'archivo.csv')).toThrow(SourceError);
		try {
			recognise(content, 'archivo.csv');
		} catch (error) {
			if (!(error instanceof SourceError)) throw error;
			expect(error.file).toBe('archivo.csv');
			expect(error.expected).toContain('Ramo 23');
			expect(error.met.length).toBeGreaterThan(3);
			expect(error.advice.length).toBeGreaterThan(3);
		}
	});

	// Found by the fuzz test: a pattern that looked for the end of the name tried again at every space.
	it('a header cell of half a million spaces is read at once', async () => {
		const began = performance.now();
		const { works } = await read('ramo23_2017.csv', ' '.repeat(500_000) + RAMO_2017);
		expect(works).toHaveLength(2);
		expect(performance.now() - began).toBeLessThan(20_000);
	});

	it.each([' ', '0', '.', ';', '"', "'", '-', '(', 'e', '@', '1 ', 'en ', ', '])(
		'giant cells of «%s» everywhere are read at once',
		async (piece) => {
			const giant = `"${piece.replaceAll('"', '""').repeat(300_000 / piece.length)}"`;
			const head =
				'FOLIO,NOMBRE_PROYECTO,ID_ENTIDAD_FEDERATIVA,ID_MUNICIPIO,ID_LOCALIDAD,LATITUD,LONGITUD,INICIO,DIRECCION,CICLO_RECURSO,AUTORIZADO,AVANCE_FISICO,DESC_ESTATUS';
			const cells = Array.from({ length: 13 }, (_, i) => (i === 2 ? '11' : giant)).join(',');
			const began = performance.now();
			const { works, problems } = await read(
				'sfu.csv',
				`${head}\n${cells}\nGUA1,Pozo,11,20,1,21,-101,,,2016,5,,\n`
			);
			expect(works.map((w) => w.source_row)).toContain(3);
			expect(problems.every((p) => (p.value?.length ?? 0) <= 200)).toBe(true);
			expect(performance.now() - began).toBeLessThan(20_000);
		}
	);

	it('names the columns that the nearest format lacks', () => {
		expect(() => recognise(bytes('fondo,id_entidad,id_municipio,proyecto,clave,municipio\n'))).toThrow(
			/monto/
		);
	});

	it('tells each format from its header', () => {
		expect(recognise(bytes(RAMO_2017))).toEqual({
			format: 'shcp-ramo23',
			encoding: 'utf-8',
			delimiter: ',',
			score: expect.any(Number)
		});
		expect(recognise(bytes('key,name,state,lat,lng,monto_total_inversion\n')).format).toBe('shcp-opa-points');
	});
});
