import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUBROS, type Rubro } from '../../../src/lib/domain';
import {
	isTemaChosen,
	markOfRubro,
	toggleRubro,
	toggleTema,
	type RubroChoice,
	type TemaOfRubro
} from '../../../src/lib/ui/controls/rubro-choice';

const catalogue: TemaOfRubro[] = RUBROS.flatMap((rubro) =>
	['a', 'b', 'c'].map((tema) => ({ code: `${rubro}.${tema}`, rubro }))
);
const tema = (code: string): TemaOfRubro => {
	const found = catalogue.find((t) => t.code === code);
	if (!found) throw new Error(`no tema ${code}`);
	return found;
};
const NOTHING: RubroChoice = { rubros: [], temas: [] };

/** What the filter itself would choose: a rubro AND a tema, each where any is named. */
const passes = (choice: RubroChoice, work: TemaOfRubro): boolean =>
	(choice.rubros.length === 0 || choice.rubros.includes(work.rubro)) &&
	(choice.temas.length === 0 || choice.temas.includes(work.code));

describe('choosing rubros and temas', () => {
	it('chooses a whole rubro and lets it go', () => {
		const chosen = toggleRubro(NOTHING, 'agua', catalogue);
		expect(chosen).toEqual({ rubros: ['agua'], temas: [] });
		expect(markOfRubro(chosen, 'agua', catalogue)).toBe('all');
		expect(toggleRubro(chosen, 'agua', catalogue)).toEqual(NOTHING);
	});

	it('marks a rubro with one tema as chosen in part', () => {
		const chosen = toggleTema(NOTHING, tema('agua.b'), catalogue);
		expect(chosen).toEqual({ rubros: [], temas: ['agua.b'] });
		expect(markOfRubro(chosen, 'agua', catalogue)).toBe('some');
		expect(markOfRubro(chosen, 'salud', catalogue)).toBe('none');
	});

	it('joins a whole rubro with one tema of another as temas, since rubro AND tema would choose nothing', () => {
		const chosen = toggleTema(toggleRubro(NOTHING, 'agua', catalogue), tema('salud.a'), catalogue);
		expect(chosen).toEqual({ rubros: [], temas: ['agua.a', 'agua.b', 'agua.c', 'salud.a'] });
		expect(markOfRubro(chosen, 'agua', catalogue)).toBe('all');
	});

	it('makes a rubro whole with its last tema, and leaves the others when one is let go', () => {
		const two = ['agua.a', 'agua.b'].reduce(
			(choice, code) => toggleTema(choice, tema(code), catalogue),
			NOTHING
		);
		expect(toggleTema(two, tema('agua.c'), catalogue)).toEqual({ rubros: ['agua'], temas: [] });
		const rest = toggleTema({ rubros: ['agua'], temas: [] }, tema('agua.a'), catalogue);
		expect(rest).toEqual({ rubros: [], temas: ['agua.b', 'agua.c'] });
	});

	it('chooses, after any presses, exactly the works whose boxes are checked', () => {
		const press = fc.oneof(
			fc.constantFrom(...RUBROS).map((rubro) => (c: RubroChoice) => toggleRubro(c, rubro, catalogue)),
			fc.constantFrom(...catalogue).map((t) => (c: RubroChoice) => toggleTema(c, t, catalogue))
		);
		fc.assert(
			fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
				const choice = presses.reduce((c, p) => p(c), NOTHING);
				const none = choice.rubros.length + choice.temas.length === 0;
				for (const work of catalogue)
					expect(passes(choice, work)).toBe(none || isTemaChosen(choice, work, catalogue));
			})
		);
	});

	it('a press on a tema changes that tema and no other, from any filter the URL may bring', () => {
		const anyChoice = fc.record({
			rubros: fc.subarray([...RUBROS] as Rubro[]),
			temas: fc.subarray(catalogue.map((t) => t.code))
		});
		fc.assert(
			fc.property(anyChoice, fc.constantFrom(...catalogue), (choice, pressed) => {
				const next = toggleTema(choice, pressed, catalogue);
				for (const t of catalogue) {
					const before = isTemaChosen(choice, t, catalogue);
					expect(isTemaChosen(next, t, catalogue)).toBe(t.code === pressed.code ? !before : before);
				}
			})
		);
	});
});
