import { describe, expect, it } from 'vitest';
import type { Locality, Municipality } from '../../../src/lib/domain';
import { matchLocality } from '../../../src/lib/ingest/places/match-locality';
import { locate, type Stated } from '../../../src/lib/ingest/places/locate';
import { prepareGazetteer } from '../../../src/lib/ingest/places/prepare';

const municipality = (code: string, name: string, west: number): Municipality => ({
	code,
	name,
	head_town: name,
	population: 1000,
	area_km2: 100,
	lon: west + 0.5,
	lat: 21,
	bbox: [west, 20.5, west + 1, 21.5],
	marginacion_index: null,
	marginacion_grade: null,
	rezago_index: null,
	rezago_grade: null
});
const locality = (code: string, name: string, population = 500): Locality => ({
	code,
	name,
	municipality: code.slice(0, 5),
	ambit: 'rural',
	lon: -101.4 + Number(code.slice(5)) / 1000,
	lat: 21.01,
	population
});
const square = (west: number) => ({
	type: 'Polygon' as const,
	coordinates: [
		[
			[west, 20.5],
			[west + 1, 20.5],
			[west + 1, 21.5],
			[west, 21.5],
			[west, 20.5]
		]
	]
});

const places = prepareGazetteer({
	municipalities: [
		municipality('11022', 'Ocampo', -101.5),
		municipality('11037', 'Silao de la Victoria', -100.5)
	],
	localities: [
		locality('110220001', 'Ocampo', 7000),
		locality('110220002', 'El Pájaro'),
		locality('110220003', 'San Pedro de los Naranjos'),
		locality('110220004', 'Lourdes (Estación de Lourdes)'),
		locality('110220005', 'San José', 900),
		locality('110220006', 'San José', 80),
		locality('110220007', 'La Luz', 50),
		locality('110220008', 'La Luz', 40),
		locality('110220009', 'Colonia Nuevo México'),
		locality('110220010', 'Peña Blanca Uno'),
		locality('110220011', 'Cerrito de Agua Caliente'),
		locality('110220012', 'Morelos')
	],
	outlines: new Map([
		['11022', square(-101.5)],
		['11037', square(-100.5)]
	])
});

const match = (text: string) => {
	const found = matchLocality([text], places.names('11022'));
	return found.kind === 'match' ? found.match.locality.name : found.kind;
};

describe('which locality a text names', () => {
	it.each([
		['AMPLIACIÓN DE DRENAJE EN LA COMUNIDAD DEL PÁJARO, EN EL MUNICIPIO DE OCAMPO', 'El Pájaro'],
		['PAVIMENTACION CALLE HIDALGO COM. EL PAJARO', 'El Pájaro'],
		['CALLE MORELOS EN SAN PEDRO DE LOS NARANJOS, EN EL MUNICIPIO DE OCAMPO', 'San Pedro de los Naranjos'],
		['CANCHA EN LA COMUNIDAD DE LOURDES (ESTACIÓN DE LOURDES)', 'Lourdes (Estación de Lourdes)'],
		['CANCHA EN LA LOCALIDAD “LOURDES”', 'Lourdes (Estación de Lourdes)'],
		['PAVIMENTACIÓN EN CABECERA MUNICIPAL', 'Ocampo'],
		['REHABILITACIÓN EN LA CIUDAD DE OCAMPO', 'Ocampo'],
		['AULA EN LA COMUNIDAD DE SAN JOSÉ', 'San José'],
		['DRENAJE EN LA COL. NUEVO MÉXICO', 'Colonia Nuevo México'],
		['TECHO EN LA COMUNIDAD PEÑA BLANCA', 'Peña Blanca Uno'],
		['CALLE EN LA COMUNIDAD DE SERRITO DEL AGUA CALIENTE', 'Cerrito de Agua Caliente'],
		['PAVIMENTACIÓN DEL CAMINO A EL PÁJARO, PRIMERA ETAPA', 'El Pájaro']
	])('%s → %s', (text, name) => expect(match(text)).toBe(name));

	it.each([
		['CONSTRUCCIÓN DE PLAZA EN EL MUNICIPIO DE OCAMPO, EN EL ESTADO DE GUANAJUATO'],
		['REHABILITACIÓN DE PARQUE EN OCAMPO, GUANAJUATO'],
		['PAVIMENTACIÓN DE LA CALLE MORELOS'],
		['ESCUELA PRIMARIA "EL PÁJARO"'],
		['AULA EN LA COMUNIDAD DE LA LUZ'],
		['CARRETERA EL PÁJARO - SAN PEDRO DE LOS NARANJOS'],
		['ALUMBRADO EN LA COLONIA EL PÁJARO'],
		['CAMINO DE LA ZONA METROPOLITANA DE LA CIUDAD DE OCAMPO']
	])('%s names none for sure', (text) => expect(match(text)).toBe('none'));

	it('does not choose among several', () => {
		expect(match('GIMNASIOS EN EL PÁJARO, SAN PEDRO DE LOS NARANJOS Y CABECERA MUNICIPAL DE OCAMPO')).toBe(
			'several'
		);
		expect(match('ALUMBRADO EN LAS COMUNIDADES DE EL PÁJARO Y OTRA')).toBe('none');
	});

	it('is surer of a marked name than of one that only stands in the text', () => {
		const marked = matchLocality(['EN LA COMUNIDAD DE EL PÁJARO'], places.names('11022'));
		const bare = matchLocality(['OBRA, EL PÁJARO, OCAMPO'], places.names('11022'));
		if (marked.kind !== 'match' || bare.kind !== 'match') throw new Error('both name it');
		expect(marked.match.confidence).toBeGreaterThan(bare.match.confidence);
	});
});

const stated = (over: Partial<Stated>): Stated => ({
	states: ['11'],
	municipality: null,
	several: false,
	wholeState: false,
	locality: null,
	lat: '',
	lon: '',
	catalogued: false,
	texts: [],
	bbox: null,
	...over
});

describe('where a work is', () => {
	it('exact inside its municipality; found from the point where none is stated', () => {
		expect(locate(stated({ municipality: '11022', lat: '21.01', lon: '-101.01' }), places)).toMatchObject({
			location_quality: 'exact',
			location_note: 'point',
			lon: -101.01
		});
		expect(locate(stated({ lat: '21.01', lon: '-101.01' }), places)).toMatchObject({
			municipality: '11022',
			location_note: 'point.municipality_found'
		});
	});

	it('suspects a point of another municipality, and does not use it', () => {
		const found = locate(stated({ municipality: '11037', lat: '21.01', lon: '-101.01' }), places);
		expect(found).toMatchObject({ location_quality: 'suspect', municipality: '11037', lon: null, lat: null });
		expect(found.problem).toMatchObject({ rule: 'coordinates.outside', action: 'value_dropped' });
	});

	it('repairs a lost sign and says so', () => {
		const found = locate(stated({ municipality: '11022', lat: '21.01', lon: '101.01' }), places);
		expect(found).toMatchObject({ location_quality: 'exact', lon: -101.01 });
		expect(found.location_note).toBe('point.repaired: sign (21.01, 101.01)');
		expect(found.problem?.action).toBe('value_repaired');
	});

	it('a catalogue point is its locality’s, never the work’s', () => {
		expect(
			locate(
				stated({
					municipality: '11022',
					locality: '110220002',
					lat: '21.01',
					lon: '-101.01',
					catalogued: true
				}),
				places
			)
		).toMatchObject({ location_quality: 'locality', locality: '110220002' });
		expect(
			locate(stated({ wholeState: true, lat: '21.01', lon: '-101.01', catalogued: true }), places)
		).toMatchObject({
			location_quality: 'none',
			lon: null,
			municipality: null
		});
	});

	it('a locality code gives the locality’s point', () => {
		expect(locate(stated({ municipality: '11022', locality: '110220003' }), places)).toMatchObject({
			location_quality: 'locality',
			locality: '110220003',
			lat: 21.01
		});
	});

	it('a municipality named in the text is one; several, or the state’s name alone, are none', () => {
		expect(locate(stated({ texts: ['Municipio de Ocampo'] }), places).municipality).toBe('11022');
		expect(locate(stated({ texts: ['Calle 1, C.P. 36100 Silao, Gto.'] }), places).municipality).toBe('11037');
		expect(
			locate(stated({ texts: ['Laboratorio de agua en Ocampo, Guanajuato.'] }), places).municipality
		).toBe('11022');
		expect(locate(stated({ texts: ['Municipios de Silao y Ocampo'] }), places)).toMatchObject({
			municipality: null,
			location_quality: 'none'
		});
		expect(locate(stated({ texts: ['Estado de Guanajuato'] }), places).location_quality).toBe('none');
	});

	it('several places: no municipality, whatever the point', () => {
		const found = locate(
			stated({ states: ['11', '14'], several: true, lat: '21.01', lon: '-101.01' }),
			places
		);
		expect(found).toMatchObject({ municipality: null, location_quality: 'exact' });
	});

	const inJalisco = { states: ['11', '14'], several: true, lat: '20.67', lon: '-103.35' };

	it('several states, one asked for: a point in another of them says nothing of this one', () => {
		expect(locate(stated(inJalisco), places, '11')).toMatchObject({
			location_quality: 'none',
			location_note: 'point.other_state: -103.35, 20.67',
			municipality: null,
			lon: null,
			lat: null,
			problem: null
		});
		// Inside the state's box, outside its outlines.
		const near = locate(stated({ ...inJalisco, lat: '21.6', lon: '-101.6' }), places, '11');
		expect(near).toMatchObject({ location_quality: 'none', lon: null });
	});

	it('several states, one asked for: a point in none of them is no suspect, and the file’s problem is kept', () => {
		expect(locate(stated({ ...inJalisco, lon: '-115.47' }), places, '11')).toMatchObject({
			location_quality: 'none',
			location_note: 'point.other_state: -115.47, 20.67',
			problem: { rule: 'coordinates.outside', action: 'value_dropped', value: '20.67, -115.47' }
		});
		const unreadable = locate(stated({ ...inJalisco, lat: 'x' }), places, '11');
		expect(unreadable).toMatchObject({ location_quality: 'suspect' });
		const telephone = locate(stated({ ...inJalisco, lat: '4735550199' }), places, '11');
		expect(telephone.location_quality).toBe('suspect');
		expect(JSON.stringify(telephone)).not.toContain('4735550199');
	});

	it('several states, one asked for: a point in one of its municipalities is exact, by its outline', () => {
		const found = locate(stated({ ...inJalisco, lat: '21.01', lon: '-101.01' }), places, '11');
		expect(found).toMatchObject({ location_quality: 'exact', location_note: 'point', municipality: null });
		expect(found).toMatchObject({ lon: -101.01, lat: 21.01 });
	});

	it('several states: a mended point of another state is not used either, and the mending is said', () => {
		const found = locate(stated({ ...inJalisco, lon: '103.35' }), places, '11');
		expect(found).toMatchObject({ location_quality: 'none', lon: null });
		expect(found.location_note).toBe('point.other_state: -103.35, 20.67');
		expect(found.problem).toMatchObject({ rule: 'coordinates.sign', action: 'value_repaired' });
	});

	it('only the state asked for: a point outside it stays suspect', () => {
		const found = locate(stated({ lat: '20.67', lon: '-103.35' }), places, '11');
		expect(found).toMatchObject({ location_quality: 'suspect', lon: null });
	});

	it('the whole country, a state without outlines and a declared box judge a point as before', () => {
		const boxed = { location_quality: 'exact', location_note: 'point.state_box', lon: -103.35 };
		expect(locate(stated(inJalisco), places, '*')).toMatchObject(boxed);
		expect(locate(stated(inJalisco), places, '14')).toMatchObject(boxed);
		const declared = locate(stated({ ...inJalisco, bbox: [-104, 20, -103, 21] }), places, '11');
		expect(declared).toMatchObject({ location_quality: 'exact', location_note: 'point' });
	});
});
