import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	cutsOf,
	DEFAULT_VIEW,
	readView,
	viewQuery,
	type ZoneView
} from '../../../src/lib/ui/zone/zone-choice';
import { MEASURES } from '../../../src/lib/ui/zone/zone-measures';
import { rawQueries } from '../../fixtures/arbitrary';

const known = { span: [2012, 2020], lists: [2013, 2026], hasCustom: true } as const;
const view = (query: string) => readView(new URLSearchParams(query), known);
const year = fc.integer({ min: 2012, max: 2020 });

const views: fc.Arbitrary<ZoneView> = fc
	.record({
		years: fc.option(fc.tuple(year, year).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))),
		zapList: fc.option(fc.constantFrom(...known.lists)),
		measure: fc.constantFrom(...MEASURES),
		cuts: fc.uniqueArray(fc.integer({ min: -999, max: 99_999 }), { minLength: 1, maxLength: 4 }),
		method: fc.constantFrom('cuantiles' as const, 'naturales' as const, 'manual' as const),
		order: fc.constantFrom('nombre' as const, ...MEASURES),
		turned: fc.boolean(),
		proxy: fc.boolean(),
		custom: fc.boolean()
	})
	.map((made) => ({
		...made,
		years: made.years?.from === 2012 && made.years.to === 2020 ? null : made.years,
		cuts: made.method === 'manual' ? made.cuts.toSorted((a, b) => a - b) : []
	}));

test('an address says the view and nothing else; the default says nothing', () => {
	expect(viewQuery(DEFAULT_VIEW, known.span)).toBe('');
	fc.assert(
		fc.property(views, (made) => {
			expect(view(viewQuery(made, known.span))).toEqual({ view: made, dropped: [] });
		})
	);
});

test('what is not known is dropped and told, whatever it is', () => {
	expect(
		view('anio=2030&indicador=nada&zaplista=1999&clases=x&cortes=a&orden=&capa=&utm=1').dropped
	).toHaveLength(8);
	expect(view('anio=2018-2015').view.years).toEqual({ from: 2015, to: 2018 });
	expect(view('anio=2000-2013').view.years).toEqual({ from: 2012, to: 2013 });
	expect(view('clases=manual').view.method).toBe('cuantiles');
	expect(view('indicador=obras&indicador=pobre')).toMatchObject({
		view: { measure: 'obras', order: 'obras' },
		dropped: [{ name: 'indicador', value: 'pobre' }]
	});
	fc.assert(
		fc.property(rawQueries, (query) => {
			const written = viewQuery(view(query).view, known.span);
			expect(viewQuery(view(written).view, known.span)).toBe(written);
			expect(view(written).dropped).toEqual([]);
		})
	);
});

test('cuts are numbers, few, ascending', () => {
	expect(cutsOf('30, 10 20,10')).toEqual([10, 20, 30]);
	expect(cutsOf('1,2,3,4,5')).toBeNull();
	expect(cutsOf('1e9')).toBeNull();
	expect(cutsOf('')).toBeNull();
});

test('the layer of zones brought is only known where there are some', () => {
	const without = { ...known, hasCustom: false };
	const query = new URLSearchParams('capa=aproximacion,propias');
	expect(readView(query, known)).toMatchObject({ view: { proxy: true, custom: true }, dropped: [] });
	expect(readView(query, without)).toMatchObject({
		view: { proxy: true, custom: false },
		dropped: [{ name: 'capa' }]
	});
});
