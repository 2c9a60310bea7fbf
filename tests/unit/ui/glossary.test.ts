import { afterEach, describe, expect, it } from 'vitest';
import { LOCATION_QUALITIES, PROCUREMENT_METHODS, WORK_COLUMNS } from '../../../src/lib/domain';
import { overwriteGetLocale } from '../../../src/lib/i18n';
import { definitionOf } from '../../../src/lib/ui/glossary/definitions';
import { FIELD_TERMS, valueTerm } from '../../../src/lib/ui/glossary/field-terms';
import { letters, lettersWith } from '../../../src/lib/ui/glossary/letters';
import { TERM_IDS } from '../../../src/lib/ui/glossary/terms';

afterEach(() => overwriteGetLocale(() => 'es'));

const wordsOf = (found: ReturnType<typeof letters>) => found.flatMap(({ entries }) => entries);

describe('the glossary', () => {
	it('lists every word once, under its letter, in the order of the language', () => {
		for (const locale of ['es', 'en'] as const) {
			overwriteGetLocale(() => locale);
			const all = letters();
			expect(
				wordsOf(all)
					.map(({ id }) => id)
					.sort()
			).toEqual([...TERM_IDS].sort());
			expect(all.map(({ letter }) => letter)).toEqual([...new Set(all.map(({ letter }) => letter))].sort());
			for (const { entries } of all)
				for (const { word, definition, source } of entries) {
					expect(word.length).toBeGreaterThan(2);
					expect(definition).toMatch(/^[^a-z].*\.$/s);
					expect(source).not.toBe('');
				}
		}
	});

	it('is searched by the beginning of words, accents and case aside, in words and definitions', () => {
		const found = (typed: string) => wordsOf(lettersWith(letters(), typed)).map(({ id }) => id);
		expect(found('  LICITACION ')).toContain('licitacion');
		expect(found('coneval')).toEqual([]);
		expect(found('municipio entero')).toEqual(['zap']);
		expect(found('icitacion')).toEqual([]);
		expect(found('')).toHaveLength(TERM_IDS.length);
		expect(lettersWith(letters(), 'xyz')).toEqual([]);
	});

	it('keeps ids that can be anchors, and says the same thing of one word everywhere', () => {
		for (const id of TERM_IDS) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
		expect(definitionOf('zap').source?.()).toContain('artículos 29 a 31');
	});
});

describe('the words of the fields of a work', () => {
	it('are fields and words that exist', () => {
		const columns = WORK_COLUMNS.map(({ name }) => name);
		for (const [field, term] of Object.entries(FIELD_TERMS)) {
			expect(columns).toContain(field);
			expect(TERM_IDS).toContain(term);
		}
	});
	it('cover every quality of location and every procedure', () => {
		for (const quality of LOCATION_QUALITIES)
			expect(TERM_IDS).toContain(valueTerm('location_quality', quality));
		for (const method of PROCUREMENT_METHODS)
			expect(TERM_IDS).toContain(valueTerm('procurement_method', method));
		expect(valueTerm('procurement_method', null)).toBeUndefined();
		expect(valueTerm('agency', 'licitacion')).toBeUndefined();
	});
});
