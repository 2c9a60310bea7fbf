import { existsSync, readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import { isLocated, RUBROS, STATUS_CODES, type Work } from '../../src/lib/domain';
import { FLAGS } from '../../scripts/demo/anomalies';
import { DEFAULTS, generate, type DemoBatch } from '../../scripts/demo/generate';
import { plantedText } from '../../scripts/demo/planted-file';
import { loadVocabulary } from '../../scripts/demo/vocabulary';
import { INVENTED_LISTS, inventZones } from '../../scripts/demo/zones';
import { loadReference } from '../../scripts/reference/load';
import { flagged, groupBy } from './demo-formulas';

const reference = loadReference();
const demonstration = generate(reference, DEFAULTS);
const all: DemoBatch = { works: [], amounts: [], observations: [], events: [], contracts: [], places: [] };
let byId = new Map<string, Work>();

beforeAll(() => {
	for (const batch of demonstration.batches()) {
		all.works.push(...batch.works);
		all.amounts.push(...batch.amounts);
		all.observations.push(...batch.observations);
		all.events.push(...batch.events);
		all.contracts.push(...batch.contracts);
		all.places.push(...batch.places);
	}
	byId = new Map(all.works.map((work) => [work.id, work]));
});

const MOMENTS = ['approved', 'modified', 'committed', 'accrued', 'exercised', 'paid', 'contracted'] as const;

const share = (holds: (work: Work) => boolean): number => all.works.filter(holds).length / all.works.length;
const worksIn = (code: string): number => all.works.filter((work) => work.municipality === code).length;

describe('what the demonstration covers', () => {
	it('has 3,702 works, each with its own key and row', () => {
		expect(all.works).toHaveLength(3702);
		expect(byId.size).toBe(3702);
		expect(new Set(all.works.map((work) => work.source_row)).size).toBe(3702);
		for (const work of all.works) expect(work.id).toMatch(/^demo:GTO-20(1[2-9]|20)-\d{6}$/);
	});

	it('reaches every municipality, León, Irapuato and Celaya most', () => {
		const counts = reference.municipalities.map(({ code }) => [code, worksIn(code)] as const);
		expect(counts.filter(([, works]) => works === 0)).toEqual([]);
		const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
		expect(top.map(([code]) => code)).toEqual(['11020', '11017', '11007']);
	});

	it('has every rubro, tema, subtema, status and year', () => {
		const { temas } = loadVocabulary();
		const found = (column: 'rubro' | 'tema' | 'subtema' | 'status' | 'year') => new Set(all.works.map((work) => work[column]));
		expect([...found('rubro')].sort()).toEqual([...RUBROS].sort());
		expect([...found('status')].sort()).toEqual([...STATUS_CODES].sort());
		expect([...found('year')].sort()).toEqual([2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020]);
		expect([...found('tema')].sort()).toEqual(temas.map((tema) => tema.code).sort());
		expect([...found('subtema')].sort()).toEqual(temas.flatMap((tema) => tema.subtemas.map((s) => s.code)).sort());
	});

	it('is about 18 % actions and 30 to 45 thousand million pesos', () => {
		const actions = share((work) => work.kind === 'accion');
		expect(actions).toBeGreaterThan(0.15);
		expect(actions).toBeLessThan(0.22);
		const pesos = all.works.reduce((sum, work) => sum + (work.investment ?? 0), 0) / 100;
		expect(pesos).toBeGreaterThan(30e9);
		expect(pesos).toBeLessThan(45e9);
	});

	it('has a long tail of contractors', () => {
		const counts = groupBy(
			all.works.filter((work) => work.contractor !== null),
			(work) => work.contractor
		)
			.map((own) => own.length)
			.sort((a, b) => b - a);
		expect(counts.length).toBeGreaterThan(350);
		const total = counts.reduce((sum, n) => sum + n, 0);
		const tenth = counts.slice(0, Math.ceil(counts.length / 10)).reduce((sum, n) => sum + n, 0);
		expect(tenth / total).toBeGreaterThan(0.2);
	});
});

describe('where the works are', () => {
	it('knows places as well as it says: most exact or at their locality, some not', () => {
		expect(share((work) => work.location_quality === 'exact')).toBeGreaterThan(0.35);
		expect(share((work) => work.location_quality === 'locality')).toBeGreaterThan(0.3);
		const municipality = share((work) => work.location_quality === 'municipality');
		expect(municipality).toBeGreaterThan(0.06);
		expect(municipality).toBeLessThan(0.08);
		for (const quality of ['suspect', 'none']) {
			const rare = share((work) => work.location_quality === quality);
			expect(rare, quality).toBeGreaterThan(0.005);
			expect(rare, quality).toBeLessThan(0.015);
		}
	});

	it('puts every located work inside its municipality, and locality works on the locality itself', () => {
		const localities = new Map(reference.localities.map((locality) => [locality.code, locality]));
		for (const work of all.works.filter((w) => isLocated(w.location_quality))) {
			const outline = reference.outlines.get(work.municipality ?? '');
			if (!outline || work.lon === null || work.lat === null) throw new Error(`${work.id} is located nowhere`);
			expect(booleanPointInPolygon([work.lon, work.lat], outline), work.id).toBe(true);
			const locality = localities.get(work.locality ?? '');
			expect(locality?.municipality, work.id).toBe(work.municipality);
			if (work.location_quality === 'locality') expect([work.lon, work.lat]).toEqual([locality?.lon, locality?.lat]);
		}
	});

	const official = new URL('../../../shared/data/inegi/AGEM_11.geojson', import.meta.url);
	if (!existsSync(official)) console.warn('demo: ../shared/data is absent, so points are not checked against INEGI’s own outlines');
	it.runIf(existsSync(official))('puts them inside INEGI’s unsimplified outlines too', () => {
		const { features } = JSON.parse(readFileSync(official, 'utf8')) as GeoJSON.FeatureCollection<GeoJSON.MultiPolygon, { cvegeo: string }>;
		const outlines = new Map(features.map(({ geometry, properties }) => [properties.cvegeo, geometry.coordinates]));
		const outside = all.works.filter((work) => {
			if (!isLocated(work.location_quality)) return false;
			const coordinates = outlines.get(work.municipality ?? '') ?? [];
			return !booleanPointInPolygon([work.lon ?? 0, work.lat ?? 0], { type: 'MultiPolygon', coordinates });
		});
		expect(outside.map((work) => work.id)).toEqual([]);
	});

	it('stacks many works on one point', () => {
		const stacks = groupBy(
			all.works.filter((work) => work.location_quality === 'locality'),
			(work) => `${work.lon} ${work.lat}`
		);
		expect(Math.max(...stacks.map((stack) => stack.length))).toBeGreaterThan(30);
	});

	it('gives no point where none is known', () => {
		for (const work of all.works) {
			if (work.location_quality === 'municipality' || work.location_quality === 'none') expect(work.lon, work.id).toBeNull();
			if (work.location_quality === 'none') expect(work.municipality, work.id).toBeNull();
		}
	});

	it('keeps the places of works of several municipalities, with shares that add up', () => {
		const several = groupBy(all.places, (place) => place.work);
		expect(several.length).toBeGreaterThan(20);
		expect(several.some((places) => places.length > 1)).toBe(true);
		for (const places of several) {
			expect(byId.get(places[0]?.work ?? '')?.municipality).toBeNull();
			if (places.length === 1) expect(places[0]).toMatchObject({ municipality: '11000', share: null });
			else expect(places.reduce((sum, place) => sum + (place.share ?? 0), 0)).toBeCloseTo(1, 9);
		}
	});
});

describe('money, dates and status', () => {
	const columns = [...MOMENTS, 'investment', 'spent'] as const;

	it('is in whole centavos, and investment is the budget in force', () => {
		for (const work of all.works) {
			for (const column of columns) {
				const amount = work[column];
				if (amount !== null) expect(Number.isSafeInteger(amount) && amount >= 0, `${work.id} ${column}`).toBe(true);
			}
			const spent = work.exercised ?? work.paid;
			expect(work.spent).toBe(spent);
			expect(work.investment).toBe(work.modified ?? work.approved ?? work.contracted ?? spent);
		}
	});

	it('has amounts to the centavo, budgets that change, and moments that are missing', () => {
		expect(share((work) => work.investment !== null && work.investment % 100 !== 0)).toBeGreaterThan(0.5);
		expect(share((work) => work.modified !== null && work.approved !== null && work.modified !== work.approved)).toBeGreaterThan(0.3);
		for (const column of columns) {
			if (column === 'investment') continue;
			const missing = share((work) => work[column] === null);
			expect(missing, column).toBeGreaterThan(0.01);
			expect(missing, column).toBeLessThan(0.6);
		}
		expect(all.works.some((work) => work.investment === null)).toBe(true);
	});

	it('tells a life that its status allows', () => {
		for (const work of all.works) {
			if (work.actual_end !== null) expect(work.status, work.id).toBe('terminada');
			if (work.actual_start !== null && work.actual_end !== null) expect(work.actual_start <= work.actual_end, work.id).toBe(true);
			for (const date of [work.actual_start, work.actual_end]) if (date !== null) expect(date <= '2020-12-31', work.id).toBe(true);
			if (['planeada', 'licitacion'].includes(work.status)) expect([work.contracted, work.spent, work.actual_start], work.id).toEqual([null, null, null]);
			if (work.status === 'terminada' && work.physical_progress !== null) expect(work.physical_progress).toBe(100);
			for (const progress of [work.physical_progress, work.financial_progress])
				if (progress !== null) expect(progress >= 0 && progress <= 100, work.id).toBe(true);
		}
		const kinds = new Set(all.events.map((event) => event.kind));
		for (const kind of ['suspended', 'resumed', 'cancelled', 'delivered'] as const) expect(kinds).toContain(kind);
	});
});

describe('long tables', () => {
	it('are about published works', () => {
		for (const rows of [all.amounts, all.observations, all.events, all.contracts, all.places]) {
			expect(rows.length).toBeGreaterThan(0);
			for (const row of rows) if (!byId.has(row.work)) throw new Error(`${row.work} is not a work`);
		}
	});

	it('hold amounts that add up to the work, moment by moment', () => {
		const sums = new Map<string, number>();
		for (const { work, moment, centavos } of all.amounts) {
			const key = `${work} ${moment}`;
			sums.set(key, (sums.get(key) ?? 0) + centavos);
		}
		for (const work of all.works) for (const moment of MOMENTS) expect(sums.get(`${work.id} ${moment}`) ?? null, work.id).toBe(work[moment]);
		expect(new Set(all.amounts.map((row) => `${row.work} ${row.fiscal_year}`)).size).toBeGreaterThan(3702);
	});

	it('end with the observation that the work shows', () => {
		for (const own of groupBy(all.observations, (row) => row.work)) {
			const last = own.reduce((a, b) => ((b.observed_on ?? '') >= (a.observed_on ?? '') ? b : a));
			const work = byId.get(last.work);
			expect([last.physical, last.financial, last.status]).toEqual([work?.physical_progress, work?.financial_progress, work?.status]);
		}
	});
});

describe('no persons', () => {
	it('has companies only among the contractors', () => {
		for (const work of all.works)
			if (work.contractor !== null) expect(work.contractor).toMatch(/, (S\.A\. de C\.V\.|S\. de R\.L\. de C\.V\.|S\.A\.P\.I\. de C\.V\.)$/);
	});

	it('has no tax id, e-mail, telephone, or title of a person anywhere', () => {
		const personal = /\b[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}\b|\S@\S|\b\d{10}\b|\b(Ing|Arq|Lic|Sr|Sra)\.\s/;
		const texts = new Set(all.works.flatMap((work) => Object.values(work).filter((value) => typeof value === 'string')));
		expect([...texts].filter((text) => personal.test(text))).toEqual([]);
		expect(personal.test('Ing. Nadie') && personal.test('XAXX010101000') && personal.test('a@b.mx')).toBe(true);
	});
});

describe('planted anomalies', () => {
	it('are the committed list', () => {
		const committed = readFileSync(new URL('../../data/demo/planted.json', import.meta.url), 'utf8');
		expect(committed).toBe(plantedText(demonstration.planted));
	});

	let found: ReturnType<typeof flagged>;
	beforeAll(() => {
		found = flagged({ ...all, municipalities: reference.municipalities, outlines: reference.outlines });
	});

	it.each(FLAGS)('%s: at least 8 works, all satisfy the formula, few others do', (flag) => {
		const tripped = found[flag];
		const planted = demonstration.planted.filter((row) => row.flag === flag).map((row) => row.work);
		expect(planted.length).toBeGreaterThanOrEqual(8);
		expect(planted.filter((work) => !tripped.has(work))).toEqual([]);
		const others = [...tripped].filter((work) => !planted.includes(work));
		expect(others.length, `also tripped: ${others.slice(0, 5).join(', ')}`).toBeLessThanOrEqual(planted.length / 3);
	});
});

describe('priority zones', () => {
	const zones = inventZones(reference.municipalities, DEFAULTS.seed);
	const list = (year: number) => zones.filter((zone) => zone.list_year === year).map((zone) => zone.municipality);

	it('are invented for 2013 to 2020, labelled so, and change every year', () => {
		expect([...new Set(zones.map((zone) => zone.list_year))]).toEqual(INVENTED_LISTS);
		expect(zones.every((zone) => zone.demonstration)).toBe(true);
		for (const year of INVENTED_LISTS) {
			expect(list(year).length).toBeGreaterThanOrEqual(16);
			expect(new Set(list(year)).size).toBe(list(year).length);
			if (year > 2013) expect(list(year)).not.toEqual(list(year - 1));
		}
		expect(list(2012)).toEqual([]);
	});

	it('name municipalities of the worst marginación most often', () => {
		expect(INVENTED_LISTS.every((year) => list(year).includes('11006'))).toBe(true);
		expect(INVENTED_LISTS.some((year) => list(year).includes('11020'))).toBe(false);
	});
});
