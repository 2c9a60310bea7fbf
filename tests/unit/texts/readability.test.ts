import { describe, expect, it } from 'vitest';
import { readability } from '../../../src/lib/i18n/readability';
import { syllables } from '../../../src/lib/i18n/syllables';

/** Parted by hand. */
const PARTED =
	`o-bra ac-ción mu-ni-ci-pio lo-ca-li-dad ciu-dad pa-ís dí-a a-ho-ra pro-hí-be quien gue-rra pin-güi-no
	a-ve-ri-guáis cons-truí huí-a muy rey y ca-ca-hua-te le-í-a-mos o-cé-a-no po-e-ta a-é-re-o Gua-na-jua-to in-ver-sión bú-ho
	con-ti-nuo pe-rí-o-do cuo-ta que a-quí en-ton-ces di-ne-ro e-jer-ci-do de-ven-ga-do rui-do cui-da-do re-gión bien dos
	sí u-bi-ca-ción e-co-no-mí-a se-ño-ra yo ma-yo hoy le-yes Ja-én a-ún cau-sa ha-cia ha-cí-a ve-hí-cu-lo al-co-hol
	guí-a a-gua len-gua cons-ti-tu-ción trans-pa-ren-cia le-er cre-e-rí-an`.split(/\s+/);

describe('syllables', () => {
	it.each(PARTED.map((parted) => [parted.replaceAll('-', ''), parted]))('%s', (word, parted) => {
		expect(syllables(word)).toBe(parted.split('-').length);
	});
	it('does not mind case or how the accent is stored', () => {
		expect(syllables('PAÍS')).toBe(2);
		expect(syllables('país'.normalize('NFD'))).toBe(2);
	});
});

describe('Fernández-Huerta', () => {
	it('is 206.84 − 0.60 P − 1.02 F, P syllables per 100 words, F words per sentence', () => {
		// 10 words, 2 sentences, 20 syllables.
		const found = readability('La obra va bien hoy. La gente pide agua limpia.');
		expect(found).toMatchObject({ words: 10, sentences: 2 });
		expect(found.syllables).toBe(1 + 2 + 1 + 1 + 1 + 1 + 2 + 2 + 2 + 2);
		expect(found.score).toBeCloseTo(206.84 - 0.6 * 150 - 1.02 * 5, 6);
		expect(found.asPrinted).toBeCloseTo(206.84 - 0.6 * 150 - 1.02 * 20, 6);
	});
	it('ends a sentence with its mark or its line, not inside a figure or an ellipsis of one word', () => {
		expect(readability('Son 3.5 km de calle. ¿Y después? «Nada más.» Fin').sentences).toBe(4);
		expect(readability('Agua\nSalud\nCaminos').sentences).toBe(3);
		expect(readability('Primero; después: al final').sentences).toBe(1);
	});
	it('leaves figures out and gives no score to no words', () => {
		expect(readability('3,702 obras').words).toBe(1);
		expect(readability(' 12 — 14 ').score).toBeNaN();
	});
	it('finds a law hard and a note easy', () => {
		const law =
			'Gasto comprometido: el momento contable del gasto que refleja la aprobación por autoridad competente de un acto administrativo, u otro instrumento jurídico que formaliza una relación jurídica con terceros para la adquisición de bienes y servicios o ejecución de obras.';
		expect(readability(law).score).toBeLessThan(40);
		expect(readability('El pozo da agua. La calle tiene luz. Todo se hizo en un año.').score).toBeGreaterThan(
			90
		);
	});
});
