import { expect, it } from 'vitest';
import { FLAGS } from '../../../src/lib/analysis';

it('has one entry for each flag of the issue, in order of their ids', () => {
	const ids = FLAGS.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect([...ids].sort()).toEqual(ids);
});

it.each(FLAGS.map((flag) => [flag.id, flag] as const))(
	'%s says in both languages what it asks, when it cannot be known, innocent reasons and what to ask for',
	(_, flag) => {
		for (const words of [flag.es, flag.en]) {
			for (const text of [words.name, words.formula, words.missing]) expect(text.length).toBeGreaterThan(3);
			expect(words.question.endsWith('?')).toBe(true);
			expect(words.innocent.length).toBeGreaterThan(0);
			expect(words.ask.length).toBeGreaterThan(0);
			expect(words.observed === null).toBe(flag.compares[0] === null);
			expect(words.reference === null).toBe(flag.compares[1] === null);
		}
		expect(flag.es.peer === null).toBe(flag.en.peer === null);
		expect(flag.es.innocent).toHaveLength(flag.en.innocent.length);
		expect(flag.inputs.length).toBeGreaterThan(0);
	}
);

it('never accuses', () => {
	const accusing =
		/corrup|fraud|ilegal|delito|culpa|desv[ií]o|robo|simulad|sospech|illegal|crime|guilt|steal|suspicious/i;
	for (const { es, en } of FLAGS)
		for (const words of [es, en]) expect(JSON.stringify(words)).not.toMatch(accusing);
});
