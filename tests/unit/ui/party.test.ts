import { expect, it } from 'vitest';
import { DEFAULT_FILTER, DEFAULT_VIEW } from '../../../src/lib/filters';
import type { PartyAnswer, PartyLine, PartyProfile } from '../../../src/lib/queries/party';
import { readParty, writeParty } from '../../../src/lib/ui/party/address';
import { partyCsv } from '../../../src/lib/ui/party/party-csv';
import { listSentence, profileSentence } from '../../../src/lib/ui/party/party-sentence';

const vocabulary = {
	years: [2012, 2020] as [number, number],
	municipalities: new Set(['11020']),
	rubros: new Set<string>(),
	temas: new Set<string>(),
	zapListYears: new Set<number>(),
	releases: new Set<string>()
};
const line = (name: string, fields: Partial<PartyLine> = {}): PartyLine => ({
	name,
	works: 1,
	amount: 100,
	withoutAmount: 0,
	municipalities: 1,
	...fields
});
const sql = {
	list: '',
	totals: '',
	years: '',
	municipalities: '',
	rubros: '',
	partners: '',
	competitors: ''
};
const list: PartyAnswer['list'] = { total: 1, amount: 100, rows: [line('=A, S.A.')] };
const profile: PartyProfile = {
	name: 'A **b**',
	works: 2,
	amount: 123_456,
	withoutAmount: 0,
	byYear: [{ key: '2016', works: 2, amount: 123_456, withoutAmount: 0 }],
	byMunicipality: [{ key: '11020', works: 2, amount: 123_456, withoutAmount: 0 }],
	byRubro: [{ key: null, works: 2, amount: 123_456, withoutAmount: 0 }],
	partners: { total: 1, rows: [{ ...line('X'), whole: 400, share: 0.25 }] },
	hhi: null,
	competitors: { total: 1, rows: [{ ...line('Y', { withoutAmount: 1, amount: 0 }), sharedAgencies: 3 }] },
	loose: null,
	alike: []
};
const textOf = (segments: readonly { text: string }[]): string => segments.map(({ text }) => text).join('');
const facts = {
	kind: 'contractor' as const,
	measure: 'inversion',
	release: { id: 'r1', issued: '2021-01-31', demonstration: true },
	query: '',
	municipality: (code: string) => `M${code}`,
	rubro: (code: string) => code
};

it('reads whom the page is about from the filter of every page, and writes it again', () => {
	const search = '?mun=11020&contratista=Obras%20%22A%22&buscar=r%C3%ADo';
	const met = readParty(search, 'contractor', vocabulary);
	expect(met).toMatchObject({ name: 'Obras "A"', search: 'río', notices: [] });
	expect(readParty(search, 'agency', vocabulary).name).toBeNull();
	const again = readParty(`?${writeParty(met.filter, met.view, met.search)}`, 'contractor', vocabulary);
	expect(again).toEqual(met);
	expect(writeParty(DEFAULT_FILTER, DEFAULT_VIEW, '')).toBe('');
});

it('says what one has, and what the first ten have of all', () => {
	expect(textOf(profileSentence(profile, 'contractor', 'inversion'))).toBe(
		'A **b** tiene 2 obras y acciones por $1,235 (inversión) en 1 municipio, con 1 dependencia.'
	);
	expect(textOf(profileSentence({ ...profile, works: 0 }, 'agency', 'inversion'))).toContain(
		'no tiene obras'
	);
	expect(textOf(profileSentence({ ...profile, withoutAmount: 2 }, 'agency', 'inversion'))).toContain(
		'sin dato'
	);
	expect(
		textOf(
			listSentence({ list: { ...list, amount: 400 }, profile: null, near: [], sql }, 'agency', 'inversion')
		)
	).toContain('25');
});

it('writes all tables of the page in one file: pesos, missing is empty, nothing that runs', () => {
	const lines = partyCsv({ list, profile, near: [], sql }, facts).trim().split('\r\n');
	expect(lines).toHaveLength(6);
	expect(lines[1]).toContain('year,2016,,2,1234.56,0,');
	expect(lines[2]).toContain('municipality,11020,M11020,2,');
	expect(lines[4]).toContain('agency,X,,1,1.00,0,1,0.25,,inversion,r1,2021-01-31,true');
	expect(lines[5]).toContain('competitor,Y,,1,,1,1,,3,');
	const names = partyCsv({ list, profile: null, near: [], sql }, facts);
	expect(names).toContain('contractor,');
	expect(names).not.toMatch(/,"?=A/);
});
