import { describe, expect, it } from 'vitest';
import { findCandidates, type CandidateWork } from '../../../src/lib/ingest';

const work = (id: string, name: string, over: Partial<CandidateWork> = {}): CandidateWork => ({
	id,
	source: id.slice(0, id.indexOf(':')),
	name,
	municipality: '11020',
	year: 2016,
	investment: 1000000,
	spent: null,
	...over
});

describe('works of two sources that may be the same', () => {
	it('pairs the same key, alike names, and less alike names with the same amount', () => {
		const found = findCandidates([
			work('opa-2015:13096310021', 'Vía Rápida Bicentenario', { municipality: null }),
			work('opa-2021:13096310021', 'Vía rápida', { year: 2020 }),
			work('ramo23-2016:a1', 'PAVIMENTACIÓN DE LA CALLE MORELOS, EN LA COMUNIDAD DEL FÉNIX'),
			work('sfu:GUA1', 'Pavimentacion de la calle Morelos en la comunidad del Fenix', { investment: 5 }),
			work('sfu:GUA2', 'Pavimentacion calle Morelos comunidad Fenix', { investment: 1010000, year: 2017 })
		]);
		expect(found.map((c) => [c.work_a, c.work_b, c.reason])).toEqual([
			['opa-2015:13096310021', 'opa-2021:13096310021', 'key'],
			['ramo23-2016:a1', 'sfu:GUA1', 'name'],
			['ramo23-2016:a1', 'sfu:GUA2', 'name+amount']
		]);
	});

	it('never pairs works of one source, of other municipalities or of distant years', () => {
		const name = 'CONSTRUCCIÓN DE CENTRO DE SALUD EL POTRERO';
		expect(findCandidates([work('sfu:1', name), work('sfu:2', name)])).toEqual([]);
		expect(findCandidates([work('sfu:1', name), work('opa:2', name, { municipality: '11007' })])).toEqual([]);
		expect(findCandidates([work('sfu:1', name), work('opa:2', name, { year: 2018 })])).toEqual([]);
	});

	it('does not depend on the order of the works', () => {
		const works = Array.from({ length: 40 }, (_, i) =>
			work(`${i % 2 ? 'sfu' : 'opa'}:${i}`, `REHABILITACIÓN DE CALLE NÚMERO ${i >> 1} COLONIA LAS FLORES`)
		);
		expect(findCandidates([...works].reverse())).toEqual(findCandidates(works));
	});

	it('grows with the works, not with their square', () => {
		const many = Array.from({ length: 60_000 }, (_, i) =>
			work(
				`${i % 2 ? 'sfu' : 'ramo'}:${i}`,
				`PAVIMENTACIÓN DE CALLE ${(i * 7919) % 60_000} EN COLONIA ${i % 977}`,
				{
					municipality: `11${String(1 + (i % 46)).padStart(3, '0')}`,
					year: 2012 + (i % 8)
				}
			)
		);
		const started = performance.now();
		findCandidates(many);
		expect(performance.now() - started).toBeLessThan(60_000);
	});
});
