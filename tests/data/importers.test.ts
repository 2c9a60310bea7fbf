import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { LOCATION_QUALITIES, WORK_COLUMNS, pesosText, type Work } from '../../src/lib/domain';
import { ingest, LOCATION_NOTES, MATCH_THRESHOLD, type IngestResult } from '../../src/lib/ingest';
import { FILES, guanajuato, realBytes } from '../fixtures/golden/files';

/** Derived from the raw files by tests/fixtures/golden/derive.py, which shares no code with the importers. */
const expected = JSON.parse(
	readFileSync(new URL('../fixtures/golden/expected.json', import.meta.url), 'utf8')
) as Record<string, Record<string, Record<string, number | string | string[]>>>;
/** How many works were placed at each grade, as read by eye once: 73 of 73 names of Ramo 23 stand in their text. */
const placed = JSON.parse(
	readFileSync(new URL('../fixtures/golden/placed.json', import.meta.url), 'utf8')
) as Record<string, Record<string, Record<string, number>>>;

const results = new Map<string, Promise<IngestResult>>();
function read(file: string, state: string): Promise<IngestResult> {
	const real = FILES.find((f) => f.file === file);
	if (!real) throw new Error(`no such file in the list: ${file}`);
	const bytes = realBytes(real.path);
	if (!bytes) throw new Error(`${real.path} is absent`);
	const key = `${file} ${state}`;
	const known = results.get(key);
	if (known) return known;
	const options = { file, state, places: guanajuato(), ...(real.mapping ? { mapping: real.mapping } : {}) };
	const made = ingest(bytes, options);
	results.set(key, made);
	return made;
}

const total = (works: readonly Work[], column: 'approved' | 'modified' | 'exercised' | 'paid' | 'contracted') =>
	pesosText(works.reduce((sum, w) => sum + (w[column] ?? 0), 0));

const present = FILES.filter((f) => realBytes(f.path) !== null);
const cases = present.flatMap((f) => Object.keys(expected[f.file] ?? {}).map((state) => [f.file, state] as const));

describe('every importer on its whole real file', () => {
	it.each(cases)('%s for %s: rows, works and every sum to the centavo', async (file, state) => {
		const result = await read(file, state);
		const want = expected[file]?.[state] ?? {};
		expect(result.source.rows).toBe(want['rows']);
		expect(result.works.length).toBe(want['works']);
		for (const column of ['approved', 'modified', 'exercised', 'paid', 'contracted'] as const) {
			if (want[column] !== undefined) expect([column, total(result.works, column)]).toEqual([column, want[column]]);
		}
		expect(result.placed).toEqual(placed[file]?.[state]);
		if (want['several_inside'] === undefined) return;
		// Works of several states, by where their point is: told from INEGI's full outlines, not from the importers' own.
		const several = new Set(result.places.map((p) => p.work));
		const of = result.works.filter((w) => several.has(w.id));
		const ids = (works: readonly Work[]) => works.map((w) => w.id.slice(w.id.indexOf(':') + 1)).sort();
		const inside = of.filter((w) => w.location_quality === 'exact');
		const outside = of.filter((w) => w.location_note?.startsWith('point.other_state: '));
		expect([ids(inside), ids(outside)]).toEqual([want['several_inside'], want['several_outside']]);
		expect(inside.every((w) => w.location_note === 'point' && w.municipality === null)).toBe(true);
		expect(outside.every((w) => w.location_quality === 'none' && w.lon === null)).toBe(true);
	});

	it.each(cases.filter(([, state]) => state === '11'))('%s for %s: no point drawn outside the state', async (file) => {
		const { works } = await read(file, '11');
		const drawn = works.filter((w) => w.location_quality === 'exact');
		const at = (w: Work) => guanajuato().outlines.at(w.lon ?? NaN, w.lat ?? NaN);
		expect(drawn.filter((w) => at(w) === null).map((w) => `${w.id} ${w.lon}, ${w.lat}`)).toEqual([]);
	});

	it.each(cases)('%s for %s: every work whole, placed as it says, and with its provenance', async (file, state) => {
		const result = await read(file, state);
		const columns = WORK_COLUMNS.map((c) => c.name).join();
		const ids = new Set(result.works.map((w) => w.id));
		const counts = Object.fromEntries(LOCATION_QUALITIES.map((q) => [q, 0])) as Record<string, number>;
		const wrong: string[] = [];
		const must = (holds: boolean, what: string, id: string) => {
			if (!holds) wrong.push(`${id}: ${what}`);
		};
		for (const work of result.works) {
			const { id } = work;
			must(Object.keys(work).join() === columns, 'its columns', id);
			must(id.startsWith(`${result.source.id}:`) && work.source === result.source.id, 'its source', id);
			must(work.source_file === file && work.source_row > 1, 'its file and row', id);
			counts[work.location_quality] = (counts[work.location_quality] ?? 0) + 1;
			const located = work.location_quality === 'exact' || work.location_quality === 'locality';
			must((work.lon !== null && work.lat !== null) === located, 'a point where it is located, and only there', id);
			const note = work.location_note?.split(':')[0];
			must(note === undefined || (LOCATION_NOTES as readonly string[]).includes(note), 'a note of the list', id);
			must((work.location_confidence ?? 1) >= MATCH_THRESHOLD, 'a sure match', id);
			must(work.investment === null || Number.isSafeInteger(work.investment), 'whole centavos', id);
			const inForce = work.modified ?? work.approved ?? work.contracted ?? work.exercised ?? work.paid;
			must(work.investment === inForce, 'its investment', id);
			must(work.spent === (work.exercised ?? work.paid), 'what was spent', id);
		}
		for (const table of [result.amounts, result.observations, result.events, result.contracts, result.places]) {
			for (const { work } of table as { work: string }[]) must(ids.has(work), 'its work', work);
		}
		expect(wrong).toEqual([]);
		expect(ids.size).toBe(result.works.length);
		expect(counts).toEqual(result.placed);
	});

	it.each(present.map((f) => f.file))('%s: ids do not depend on the rows’ order or number', async (file) => {
		const real = FILES.find((f) => f.file === file);
		const bytes = real && realBytes(real.path);
		if (!real || !bytes) throw new Error('the list of files has changed');
		const text = new TextDecoder(real.encoding).decode(bytes);
		const [header = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
		const reversed = new TextEncoder().encode(Papa.unparse([header, ...rows.reverse()]));
		const before = await read(file, '*');
		const options = { file, state: '*', places: guanajuato(), ...(real.mapping ? { mapping: real.mapping } : {}) };
		const after = await ingest(reversed, options);
		const key = (works: readonly Work[]) => works.map((w) => `${w.id} ${w.name} ${w.approved}`).sort();
		expect(key(after.works)).toEqual(key(before.works));
	});
});

describe.skipIf(present.length < FILES.length)('what the real files hold', () => {
	it('Ramo 23: 278 works of Guanajuato, 15 of them of several municipalities or the whole state', async () => {
		const result = await read('ramo23_2016.csv', '11');
		expect(result.format).toBe('shcp-ramo23');
		expect(result.works.length).toBe(278);
		expect(total(result.works, 'approved')).toBe('2257531349.00');
		expect(total(result.works, 'paid')).toBe('693093636.67');
		const none = result.works.filter((w) => w.municipality === null);
		expect(none.length).toBe(15);
		expect(new Set(result.works.map((w) => w.year))).toEqual(new Set([2016]));
		expect(result.problems).toContainEqual(expect.objectContaining({ rule: 'year.from_file_name', value: '2016' }));
		const metro = result.works.find((w) => w.name?.includes('EJE METROPOLITANO LEÓN-SILAO'));
		expect(result.places.filter((p) => p.work === metro?.id)).toEqual([
			{ work: metro?.id, municipality: '11020', share: null },
			{ work: metro?.id, municipality: '11037', share: null }
		]);
		expect(result.problems.filter((p) => p.rule === 'municipality.unknown_name')).toEqual([]);
		const without = result.works.filter((w) => !result.places.some((p) => p.work === w.id) && w.municipality === null);
		expect(without).toEqual([]);
	});

	it('Ramo 23: a name in the text is found, the municipality’s own is not', async () => {
		const { works } = await read('ramo23_2016.csv', '11');
		const at = (row: number) => works.find((w) => w.source_row === row);
		expect(at(246)).toMatchObject({ locality: '110220049', location_quality: 'locality' });
		expect(at(225)).toMatchObject({ locality: '110010001', location_note: 'locality.name: head_town' });
		const parque = works.find((w) => w.name?.startsWith('PARQUE PÚBLICO RECREATIVO'));
		expect(parque).toMatchObject({ municipality: '11003', location_quality: 'municipality', locality: null });
	});

	it('OPA 2015: officials’ columns unread, months as dates, lost zeros and powers of ten undone', async () => {
		const { works, problems } = await read('opa_2015.csv', '*');
		expect(works.find((w) => w.id === 'opa-2015:09096310007')?.municipality).toBe('11027');
		expect(works.some((w) => w.id === 'opa-2015:0836E000019')).toBe(true);
		expect(works.some((w) => /E\+/.test(w.id))).toBe(false);
		const jal = works.find((w) => w.id === 'opa-2015:11096310013');
		expect(jal).toMatchObject({ planned_start: expect.stringMatching(/-01$/), year: 2015, location_quality: 'exact' });
		expect(problems.filter((p) => p.rule === 'coordinates.sign').length).toBe(14);
		expect(JSON.stringify(works)).not.toContain('RESERVADO');
	});

	it('OPA 2015: swapped coordinates that land outside the state stay suspect', async () => {
		const { works } = await read('opa_2015.csv', '11');
		const ciatec = works.find((w) => w.id === 'opa-2015:153890G0001');
		expect(ciatec).toMatchObject({ location_quality: 'suspect', municipality: '11020', lon: null });
		expect(ciatec?.location_note).toContain('-101.908, 21.12');
		expect(works.find((w) => w.id === 'opa-2015:0616B000034')?.location_quality).toBe('suspect');
		expect(works.filter((w) => w.location_quality !== 'exact' && w.location_quality !== 'suspect').length).toBe(26);
	});

	it('OPA 2021: a project of several states has its places and no municipality', async () => {
		const { works, places } = await read('opa_2021.csv', '11');
		expect(works.length).toBe(60);
		const zapotillo = works.find((w) => w.id === 'opa-2021:0616B000034');
		// Its dam is in Jalisco: of Guanajuato it says nothing.
		expect(zapotillo).toMatchObject({ municipality: null, location_quality: 'none', lon: null, lat: null });
		expect(zapotillo?.location_note).toMatch(/^point\.other_state: -102\.\d+, 21\.\d+$/);
		expect(places.filter((p) => p.work === zapotillo?.id)).toEqual([
			{ work: zapotillo?.id, municipality: '11000', share: null },
			{ work: zapotillo?.id, municipality: '14000', share: null }
		]);
		const several = new Set(places.map((p) => p.work));
		expect(several.size).toBe(27);
		expect(works.filter((w) => several.has(w.id) && w.municipality !== null)).toEqual([]);
		expect(places.some((p) => /^3[345]/.test(p.municipality))).toBe(false);
		expect(works.find((w) => w.id === 'opa-2021:1418TOQ0033')?.location_note).toContain('ambiguous');
	});

	it('SFU: twelve rows are earlier reports of six folios; their cumulative amounts are not summed', async () => {
		const { works, amounts, observations, problems } = await read('sfu_2017_proyectos_muestra.csv', '*');
		expect(works.length).toBe(121);
		expect(problems).toContainEqual(expect.objectContaining({ rule: 'row.superseded', row: null, value: '12' }));
		const work = works.find((w) => w.id === 'sfu:AGU13130100090180');
		expect(work).toMatchObject({ paid: 1953323428, modified: 1953323428, physical_progress: 100, year: 2013 });
		expect(amounts.filter((a) => a.work === work?.id && a.moment === 'paid').map((a) => a.centavos)).toEqual([
			839468636, 1251943684, 1953323428
		]);
		expect(observations.filter((o) => o.work === work?.id).map((o) => o.physical)).toEqual([41, 64, 100]);
		expect(total(works, 'paid')).not.toBe(expected['sfu_2017_proyectos_muestra.csv']?.['*']?.['summed_rows_paid']);
	});

	it('Buenos Aires: another country through a mapping, its broken coordinates mended inside its box', async () => {
		const { works, problems, contracts } = await read('observatorio-de-obras-urbanas_2022.csv', '*');
		expect(works.filter((w) => w.status === 'terminada').length).toBe(1143);
		expect(works.filter((w) => w.contracted !== null).length).toBe(1106);
		expect(problems.filter((p) => p.rule.startsWith('coordinates.decimal')).length).toBe(26);
		expect(works.every((w) => w.lat === null || (w.lat > -34.71 && w.lat < -34.52))).toBe(true);
		expect(problems).toContainEqual(expect.objectContaining({ rule: 'money.unreadable', value: '##########' }));
		expect(contracts.length).toBeGreaterThan(1000);
		expect(works.every((w) => w.municipality === null)).toBe(true);
	});
});
