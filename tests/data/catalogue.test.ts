import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS, LOCATION_QUALITIES, MEASURES, PROCUREMENT_METHODS, RUBROS, STATUS_CODES, type Catalogue } from '../../src/lib/domain';
import english from '../../src/lib/i18n/messages/codes/en.json';
import spanish from '../../src/lib/i18n/messages/codes/es.json';

const catalogue = JSON.parse(
	readFileSync(new URL('../../data/reference/catalogue.json', import.meta.url), 'utf8')
) as Catalogue;
const subtemas = catalogue.temas.flatMap((tema) => tema.subtemas);

/** How many targets each goal numbers, and the letters of its means of implementation (UN, A/RES/71/313). */
const SDG: Record<number, [number, string]> = {
	1: [5, 'ab'], 2: [5, 'abc'], 3: [9, 'abcd'], 4: [7, 'abc'], 5: [6, 'abc'], 6: [6, 'ab'], 7: [3, 'ab'], 8: [10, 'ab'], 9: [5, 'abc'],
	10: [7, 'abc'], 11: [7, 'abc'], 12: [8, 'abc'], 13: [3, 'ab'], 14: [7, 'abc'], 15: [9, 'abc'], 16: [10, 'ab'], 17: [19, '']
};

function isTarget(id: string): boolean {
	const [, goal = '', target = ''] = /^(\d{1,2})\.(\d{1,2}|[a-d])$/.exec(id) ?? [];
	const [numbered, letters] = SDG[Number(goal)] ?? [0, ''];
	return /^\d/.test(target) ? Number(target) >= 1 && Number(target) <= numbered : target !== '' && letters.includes(target);
}

describe('catalogue', () => {
	it('has the eight rubros of the domain, in their order, each with its temas', () => {
		expect(catalogue.rubros.map((rubro) => rubro.code)).toEqual([...RUBROS]);
		for (const rubro of RUBROS) {
			const own = catalogue.temas.filter((tema) => tema.rubro === rubro);
			expect(own.length, rubro).toBeGreaterThanOrEqual(3);
			for (const tema of own) expect(tema.code).toMatch(new RegExp(`^${rubro}\\.[a-z_]+$`));
		}
	});

	it('is of the size of a working catalogue: 28–40 temas, about a hundred subtemas', () => {
		expect(catalogue.temas.length).toBeGreaterThanOrEqual(28);
		expect(catalogue.temas.length).toBeLessThanOrEqual(40);
		expect(subtemas.length).toBeGreaterThanOrEqual(90);
	});

	it('repeats no code and no name, and puts each subtema under its tema', () => {
		const codes = [...catalogue.temas, ...subtemas].map((entry) => entry.code);
		expect(new Set(codes).size).toBe(codes.length);
		for (const language of ['es', 'en'] as const) {
			const names = catalogue.temas.map((tema) => tema[language]);
			expect(new Set(names).size).toBe(names.length);
		}
		for (const tema of catalogue.temas) {
			expect(tema.subtemas.length, tema.code).toBeGreaterThanOrEqual(2);
			for (const subtema of tema.subtemas) expect(subtema.code.startsWith(`${tema.code}.`), subtema.code).toBe(true);
		}
	});

	it('names everything in Spanish and English', () => {
		for (const entry of [...catalogue.rubros, ...catalogue.temas, ...subtemas]) {
			expect(entry.es.trim(), entry.code).not.toBe('');
			expect(entry.en.trim(), entry.code).not.toBe('');
		}
	});

	it('classes each tema by OC4IDS sector, FAIS kind and a real SDG target', () => {
		for (const tema of catalogue.temas) {
			expect(tema.oc4ids_sectors.length, tema.code).toBeGreaterThan(0);
			expect(['directa', 'complementaria', null], tema.code).toContain(tema.fais);
			expect(tema.sdg_target !== null && isTarget(tema.sdg_target), `${tema.code} ${tema.sdg_target}`).toBe(true);
		}
		expect(isTarget('6.7')).toBe(false);
		expect(isTarget('17.a')).toBe(false);
	});

	const sectors = new URL('../../../shared/data/oc4ids/projectSector.csv', import.meta.url);
	if (!existsSync(sectors)) console.warn('catalogue: ../shared/data is absent, so its OC4IDS sectors are not compared with the codelist');
	it.runIf(existsSync(sectors))('uses sectors of the OC4IDS 0.9.5 codelist only', () => {
		const codes = readFileSync(sectors, 'utf8').split(/\r?\n/).map((line) => line.split(',')[0]);
		for (const tema of catalogue.temas) for (const sector of tema.oc4ids_sectors) expect(codes, tema.code).toContain(sector);
	});
});

describe('words for the codes', () => {
	const keys = [
		...RUBROS.map((code) => `rubro_${code}`),
		...STATUS_CODES.map((code) => `status_${code}`),
		...KINDS.map((code) => `kind_${code}`),
		...MEASURES.map(({ code }) => `measure_${code}`),
		...LOCATION_QUALITIES.flatMap((code) => [`quality_${code}`, `quality_${code}_note`]),
		...PROCUREMENT_METHODS.map((code) => `method_${code}`)
	];
	it.each([
		['es', spanish as Record<string, string>],
		['en', english as Record<string, string>]
	])('has one for each code (%s)', (_, words) => {
		expect(keys.filter((key) => !words[key])).toEqual([]);
	});

	it('calls the rubros as the catalogue does', () => {
		for (const rubro of catalogue.rubros) {
			expect((spanish as Record<string, string>)[`rubro_${rubro.code}`]).toBe(rubro.es);
			expect((english as Record<string, string>)[`rubro_${rubro.code}`]).toBe(rubro.en);
		}
	});
});
