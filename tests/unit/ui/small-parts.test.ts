import { describe, expect, it } from 'vitest';
import { fold, matching } from '../../../src/lib/ui/controls/fold';
import { RUBRO_SHAPES } from '../../../src/lib/ui/controls/rubro-shapes';
import { listNote, yearSpans } from '../../../src/lib/ui/controls/zap-note';
import { m } from '../../../src/lib/i18n';
import { formatPesos } from '../../../src/lib/i18n/page-format';

describe('searching a municipality', () => {
	const options = [
		'León',
		'San Felipe',
		'San Luis de la Paz',
		'Doctor Mora',
		'Felipe Ángeles',
		'Purísima del Rincón',
		'Guanajuato',
		'Celaya',
		'Cortazar',
		'Santa Catarina',
		'Apaseo el Alto',
		'Salvatierra',
		'Salamanca'
	].map((name) => ({ name }));
	const names = (typed: string): string[] => matching(options, typed).map((option) => option.name);

	it('does not mind accents, case or spaces', () => {
		expect(names('LEON')).toEqual(['León']);
		expect(names('  leó ')).toEqual(['León']);
		expect(names('purisima')).toEqual(['Purísima del Rincón']);
		expect(fold('  SAN   José ')).toBe('san jose');
	});
	it('forgives errors, while a name is typed too, and only where no name is so written', () => {
		expect(names('Guanjuato')).toEqual(['Guanajuato']);
		expect(names('guanjua')).toEqual(['Guanajuato']);
		expect(names('selaya')).toEqual(['Celaya']);
		expect(names('cortasar')).toEqual(['Cortazar']);
		expect(names('apaceo alto')).toEqual(['Apaseo el Alto']);
		expect(names('salmanca')).toEqual(['Salamanca']);
		expect(names('santa catrina')).toEqual(['Santa Catarina']);
		expect(names('dotcor mora')).toEqual(['Doctor Mora']);
		expect(names('sala')).toEqual(['Salamanca']);
		expect(names('monterrey')).toEqual([]);
	});
	it('finds any word by its beginning, those that begin with the text first', () => {
		expect(names('felipe')).toEqual(['Felipe Ángeles', 'San Felipe']);
		expect(names('paz luis')).toEqual(['San Luis de la Paz']);
		expect(names('lipe')).toEqual([]);
		expect(names('')).toHaveLength(options.length);
	});
});

describe('what is said about the lists of zones', () => {
	const lists = [
		{ year: 2015, demonstration: true },
		{ year: 2016, demonstration: true },
		{ year: 2018, demonstration: false },
		{ year: 2026, demonstration: false }
	];
	it('names the years without a list and the invented ones', () => {
		expect(listNote(lists, [2014, 2018], null)).toEqual({
			missing: '2014, 2017',
			missingYears: 2,
			invented: '2015–2016'
		});
	});
	it('speaks only of the named list', () => {
		expect(listNote(lists, [2014, 2018], 2026)).toEqual({ missing: '', missingYears: 0, invented: '' });
		expect(listNote(lists, [2014, 2018], 2016)).toEqual({ missing: '', missingYears: 0, invented: '2016' });
		expect(listNote(lists, [2014, 2018], 2031)).toEqual({ missing: '2031', missingYears: 1, invented: '' });
	});
	it('speaks of one year or of several', () => {
		const say = (count: number, years: string) => m.control_zap_missing({ count, years }, { locale: 'es' });
		expect(say(1, '2031')).toBe('Sin lista para 2031: de ese año no se sabe.');
		expect(say(2, '2014, 2017')).toBe('Sin lista para 2014, 2017: de esos años no se sabe.');
	});
	it('writes years as spans', () => {
		expect(yearSpans([2018, 2012, 2013, 2014, 2013])).toBe('2012–2014, 2018');
		expect(yearSpans([])).toBe('');
	});
});

it('gives each rubro a shape of its own', () => {
	expect(new Set(Object.values(RUBRO_SHAPES)).size).toBe(8);
});

it('writes whole pesos', () => {
	expect(formatPesos(1_240_611_850)).toBe('$12,406,119');
	expect(formatPesos(40)).toBe('$0');
	expect(formatPesos(-40)).toBe('$0');
	expect(formatPesos(-123_456_700)).toBe('-$1,234,567');
});
