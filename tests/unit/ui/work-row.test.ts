import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import SortSelect from '../../../src/lib/ui/controls/SortSelect.svelte';
import WorkRow from '../../../src/lib/ui/work/WorkRow.svelte';

const row = {
	ordinal: 0,
	id: 'ramo23-2016:1',
	name: 'PAVIMENTACIÓN DE CALLE',
	municipality: '11020',
	year: 2016,
	rubro: 'caminos',
	status: 'sin_dato',
	kind: 'obra',
	location_quality: 'exact',
	lon: null,
	lat: null,
	amount: 100
};
const shown = (statusKnown: boolean, status = 'sin_dato'): string =>
	render(WorkRow, {
		props: {
			row: { ...row, status },
			index: 0,
			total: 1,
			place: 'León',
			selected: false,
			highlighted: false,
			statusKnown,
			tabbable: true,
			href: '?obra=1',
			onopen: () => undefined,
			onpoint: () => undefined
		}
	}).body;

describe('the status in a row', () => {
	test('is not said where no work of the release has one', () => {
		expect(shown(false)).not.toContain('Estatus sin dato');
		expect(shown(false)).toContain('Pavimentación de calle');
	});
	test('is said where others have one: that it is missing tells something', () => {
		expect(shown(true)).toContain('Estatus sin dato');
		expect(shown(true, 'terminada')).toContain('Terminada');
	});
});

test('every order of the list begins with a capital', () => {
	const { body } = render(SortSelect, {
		props: { value: 'monto', measure: 'Inversión', onchange: () => undefined }
	});
	const options = [...body.matchAll(/<option[^>]*>([^<]*)/g)].map(([, text]) => text ?? '');
	expect(options).toHaveLength(6);
	expect(options.filter((text) => !/^\p{Lu}/u.test(text))).toEqual([]);
	expect(options[0]).toBe('Inversión: mayor primero');
});
