import { describe, expect, it } from 'vitest';
import { WORK_COLUMNS, type Life, type Work } from '../../../src/lib/domain';
import { locatorOf } from '../../../src/lib/queries/locator';
import { profileOf, type ProfileSurroundings } from '../../../src/lib/queries/work-profile';

const EMPTY = Object.fromEntries(WORK_COLUMNS.map(({ name }) => [name, null])) as unknown as Work;
const BARE: Work = {
	...EMPTY,
	ordinal: 3,
	id: 'x:1',
	kind: 'obra',
	status: 'sin_dato',
	location_quality: 'none',
	source: 'x',
	source_file: 'obras.csv',
	source_row: 7
};
const life = (work: Partial<Work>, more: Partial<Life> = {}): Life => ({
	work: { ...BARE, ...work },
	amounts: [],
	observations: [],
	events: [],
	contracts: [],
	places: [],
	...more
});
const source = {
	id: 'x',
	title: 'Obras',
	publisher: 'Secretaría',
	license: { name: 'l', title: 'Libre Uso', path: 'https://example.org/l' },
	path: 'https://example.org/obras.csv',
	issued: '2020-12-31',
	format: 'mapped',
	file: 'obras.csv',
	bytes: 1,
	sha256: '0'.repeat(64),
	rows: 1,
	works: 1
};
const around: ProfileSurroundings = {
	manifest: {
		id: '2021-01-31-abc',
		issued: '2021-01-31',
		title: 'Obras',
		demonstration: false,
		spatial: { state: '11', name: 'Guanajuato', bbox: [0, 0, 1, 1] },
		sources: [source],
		zone_lists: [{ year: 2019, demonstration: true, zones: 3, source: 'inventada' }]
	},
	municipality: (code) => (code === '11020' ? 'León' : null),
	locality: (code) => (code === '110200001' ? 'León de los Aldama' : null),
	tema: (code) => (code === 'agua.potable' ? { es: 'Agua potable', en: 'Drinking water' } : null),
	subtema: () => null,
	nearby: null,
	locator: null
};

describe('the profile of a work', () => {
	it('of one about which next to nothing is published has nothing made up', () => {
		const profile = profileOf(life({}), around);
		expect(profile).toMatchObject({
			id: 'x:1',
			title: null,
			name: null,
			municipality: null,
			locality: null,
			investment: null,
			perBeneficiary: null,
			physical: null,
			agency: null,
			contractor: null,
			contracts: [],
			moments: [],
			spentIs: null,
			delay: null,
			lastSeen: null,
			zap: { inside: null, year: null, list: null },
			nearby: null
		});
		expect(profile.ladder.every(({ centavos }) => centavos === null)).toBe(true);
		expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
	});

	it('names places and subjects, and keeps the code of what nobody knows', () => {
		const profile = profileOf(
			life({
				name: 'AMPLIACIÓN DE LA RED, LEÓN',
				municipality: '11020',
				locality: '110209999',
				tema: 'agua.potable',
				subtema: 'agua.potable.x'
			}),
			around
		);
		expect(profile).toMatchObject({
			title: 'Ampliación de la red, León',
			name: 'AMPLIACIÓN DE LA RED, LEÓN',
			municipality: { code: '11020', name: 'León' },
			locality: { code: '110209999', name: '110209999' },
			tema: { es: 'Agua potable', en: 'Drinking water' },
			subtema: { es: 'agua.potable.x', en: 'agua.potable.x' }
		});
	});

	it('a name that was written as a person would is not told twice', () => {
		expect(profileOf(life({ name: 'Red de agua en León' }), around).name).toBeNull();
	});

	it('says which moment "spent" is, and tells the others', () => {
		const both = profileOf(life({ exercised: 500, paid: 400, spent: 500, committed: 900 }), around);
		expect(both.spentIs).toBe('exercised');
		expect(both.moments).toEqual([
			{ moment: 'committed', centavos: 900 },
			{ moment: 'paid', centavos: 400 }
		]);
		const paid = profileOf(life({ paid: 400, spent: 400 }), around);
		expect(paid).toMatchObject({ spentIs: 'paid', moments: [] });
	});

	it('a point that is not to be believed is no point', () => {
		const at = (location_quality: Work['location_quality']) =>
			profileOf(life({ lon: -101, lat: 21, location_quality }), around).location;
		expect(at('suspect')).toMatchObject({ lon: null, lat: null });
		expect(at('locality')).toMatchObject({ lon: -101, lat: 21 });
	});

	it('is judged by the list of its own year, and by none where that is not known', () => {
		expect(profileOf(life({ year: 2019, zap: true }), around).zap).toEqual({
			inside: true,
			year: 2019,
			list: { source: 'inventada', demonstration: true }
		});
		expect(profileOf(life({ year: 2018, zap: null }), around).zap.list).toBeNull();
	});

	it('its last word is the last day something was seen, not a plan, and not after the release', () => {
		const profile = profileOf(
			life(
				{},
				{
					observations: [
						{ work: 'x:1', observed_on: '2020-06-30', physical: 30, financial: null, status: null },
						{ work: 'x:1', observed_on: '2020-03-31', physical: 10, financial: null, status: null }
					],
					events: [
						{ work: 'x:1', kind: 'planned_end', date: '2020-12-31' },
						{ work: 'x:1', kind: 'started', date: '2020-01-15' },
						{ work: 'x:1', kind: 'finished', date: '2031-01-01' }
					]
				}
			),
			around
		);
		expect(profile.lastSeen).toBe('2020-06-30');
		expect(profile.observations.map(({ observed_on }) => observed_on)).toEqual(['2020-03-31', '2020-06-30']);
	});

	it('leads to all works of its agency and its contractor, whatever their names hold', () => {
		const profile = profileOf(life({ agency: 'Obras & Agua', contractor: 'A+B "C" #1' }), around);
		const query = (party: { query: string } | null) => new URLSearchParams(party?.query);
		expect(query(profile.agency).get('dependencia')).toBe('Obras & Agua');
		expect(query(profile.contractor).get('contratista')).toBe('A+B "C" #1');
	});

	it('a contract that only the work itself tells of is told', () => {
		expect(profileOf(life({ contract_number: 'C-1', contracted: 700 }), around).contracts).toMatchObject([
			{ contract_number: 'C-1', centavos: 700, signed_on: null }
		]);
	});

	it('several places keep their shares; the whole state has its name', () => {
		const places = [
			{ work: 'x:1', municipality: '11020', share: 0.25 },
			{ work: 'x:1', municipality: '11000', share: null },
			{ work: 'x:1', municipality: '01001', share: null }
		];
		expect(profileOf(life({}, { places }), around).places).toEqual([
			{ name: 'León', share: 0.25 },
			{ name: 'Guanajuato', share: null },
			{ name: '01001', share: null }
		]);
	});

	it('leads only to the web, and never shows a picture of somebody else', () => {
		const bad = { ...source, path: 'javascript:alert(1)', license: { ...source.license, path: 'data:,x' } };
		const profile = profileOf(life({ photo: 'javascript:alert(1)' }), {
			...around,
			manifest: { ...around.manifest, sources: [bad] }
		});
		expect(profile).toMatchObject({ photo: null, source: { path: null, license: { path: null } } });
	});

	it('a source that the manifest does not name keeps its id', () => {
		expect(profileOf(life({ source: 'otra' }), around).source).toMatchObject({ title: 'otra', path: null });
	});
});

describe('the small picture of a municipality', () => {
	const square = {
		type: 'Feature' as const,
		properties: { code: '11020' },
		geometry: {
			type: 'Polygon' as const,
			coordinates: [
				[
					[-101, 21],
					[-100.8, 21],
					[-100.8, 21.1],
					[-101, 21.1],
					[-101, 21]
				]
			]
		}
	};
	it('is north up, keeps its shape and holds the point where it lies', () => {
		const { width, height, point, path, scale } = locatorOf(square, { lon: -100.9, lat: 21.05 });
		expect(width).toBe(320);
		// A degree of longitude is shorter than one of latitude: 0.2 by 0.1 degrees at 21° are 1.867 to 1.
		expect((width - 16) / (height - 16)).toBeCloseTo(2 * Math.cos((21.05 * Math.PI) / 180), 1);
		expect(point?.x).toBe(160);
		expect(Math.abs((point?.y ?? 0) - height / 2)).toBeLessThanOrEqual(1);
		expect(path).toMatch(/^M8 \d+/);
		// 20.75 km lie on 304 pixels.
		expect(scale).toEqual({ km: 5, length: Math.round((5 / 20.755) * 304) });
	});
	it('has no point where the work has none', () => expect(locatorOf(square, null).point).toBeNull());
});
