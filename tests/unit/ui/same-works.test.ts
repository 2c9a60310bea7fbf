import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { SameWork } from '../../../src/lib/queries';
import SameWorks from '../../../src/lib/ui/work/SameWorks.svelte';

const work = (part: Partial<SameWork>): SameWork => ({
	ordinal: 7,
	id: 'opa-2015:1234567890',
	name: 'PAVIMENTACIÓN <b>DE CALLE',
	municipality: '11020',
	year: 2016,
	rubro: 'caminos',
	status: 'sin_dato',
	kind: 'obra',
	location_quality: 'exact',
	lon: null,
	lat: null,
	amount: 123_456_700,
	source: 'opa-2015',
	similarity: 0.93,
	reason: 'name+amount',
	...part
});

test('works that may be the open one are named with what tells them apart, and lead to themselves', () => {
	const { body } = render(SameWorks, {
		props: {
			works: [work({}), work({ id: 'sfu:9', name: null, year: null, amount: null, reason: 'key' })],
			place: () => 'León',
			source: (id: string) => `Fuente ${id}`,
			href: (id: string) => `?obra=${encodeURIComponent(id)}`
		}
	});
	const text = body.replace(/<!--.*?-->/g, '');
	expect(text).toContain('Podría ser la misma que');
	expect(text).toMatch(/<a href="\?obra=opa-2015%3A1234567890"[^>]*>Pavimentación &lt;b>de calle<\/a>/);
	expect(text).toContain('León · 2016 · $1,234,567.00 · Fuente opa-2015 · se parecen en nombre y monto');
	expect(text).toContain('tienen la misma clave oficial');
});
