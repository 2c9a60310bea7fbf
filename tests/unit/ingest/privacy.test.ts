import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OMITTED, scrub } from '../../../src/lib/ingest/privacy';

describe('personal data inside text', () => {
	it.each([
		'juan.perez@guanajuato.gob.mx',
		'Escriba a maria_lopez@gmail.com.',
		'contacto(arroba)ejemplo.mx',
		'juan @ ejemplo.mx',
		'Tel. 473 732 1400',
		'TELÉFONO: (477) 123-45-67 ext. 12',
		'tel 7321400',
		'4771234567',
		'+52 477 123 4567',
		'52-477-123-4567',
		'044 477 123 4567',
		'55 1234 5678',
		'Cel: 477.123.4567',
		'PEGJ800101AB1',
		'pegj-800101-ab1',
		'PEGJ800101HGTRRN09'
	])('%s is omitted', (text) => {
		const out = scrub(text);
		expect(out).toContain(OMITTED);
		expect(out).not.toMatch(/\d{4}|@|arroba|perez|lopez|contacto|PEGJ/i);
	});

	it.each([
		'PAVIMENTACIÓN DE CALLE 20 DE NOVIEMBRE, TRAMO CAD. 0+310.00 A 0+480.00',
		'CONSTRUCTORA DEL BAJIO CBA010203AB1',
		'Loma del Bosque 115, C.P. 37150, León',
		'C.C.T. 11ETV0474O',
		'Contrato 2888966-2888966-MGEYA-2013',
		'Ampliacion De Red De Agua Potable - 199772',
		'01/01/2014 al 31/12/2014',
		'Por $1,234,567,890.00 pesos',
		'Latitud 20.672648, longitud -101.346712',
		'Clave 13096310021',
		'Programa 2014-2018 y 2019-2024'
	])('%s stays', (text) => expect(scrub(text)).toBe(text));

	it('no address survives in any text', () => {
		const local = fc.stringMatching(/^[a-z0-9._-]{1,12}$/).filter((s) => /[a-z0-9]/.test(s));
		const words = fc.stringMatching(/^[A-Za-zñáé0-9,. ]{0,20}$/);
		fc.assert(
			fc.property(words, local, words, (before, name, after) => {
				expect(scrub(`${before} ${name}@ejemplo.com.mx ${after}`)).not.toContain('@');
			})
		);
	});

	it('no telephone of ten digits survives, however it is grouped', () => {
		const digits = fc.stringMatching(/^[2-9]\d{9}$/);
		const grouping = fc.constantFrom([10], [2, 4, 4], [3, 3, 4], [3, 7], [3, 3, 2, 2]);
		fc.assert(
			fc.property(digits, grouping, fc.constantFrom(' ', '-', '.'), (number, groups, sign) => {
				let at = 0;
				const parts = groups.map((n) => number.slice(at, (at += n)));
				const out = scrub(`Obra en León, informes ${parts.join(sign)} con el comité`);
				expect(out.replace(/\D/g, '')).toBe('');
			})
		);
	});

	it('is quick on long and hostile text', () => {
		const started = performance.now();
		for (const text of [
			'1 '.repeat(5000),
			'('.repeat(9000),
			'a@'.repeat(4000),
			'12-'.repeat(4000),
			'tel '.repeat(3000)
		])
			scrub(text);
		expect(performance.now() - started).toBeLessThan(20_000);
	});
});
