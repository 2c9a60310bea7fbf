import type { Need, PerUnit } from '../../analysis';
import { m } from '../../i18n';

/** The words of the codes; records, so that a code without words does not compile. */
export const NEED_WORDS: Record<
	Need,
	{ name(): string; who(): string; note(): string; unit: 'percent' | 'index' }
> = {
	pobreza: {
		name: m.equity_need_pobreza,
		who: m.equity_who_pobreza,
		note: m.equity_note_pobreza,
		unit: 'percent'
	},
	'pobreza-extrema': {
		name: m.equity_need_extrema,
		who: m.equity_who_extrema,
		note: m.equity_note_extrema,
		unit: 'percent'
	},
	marginacion: {
		name: m.equity_need_marginacion,
		who: m.equity_who_marginacion,
		note: m.equity_note_marginacion,
		unit: 'index'
	},
	rezago: {
		name: m.equity_need_rezago,
		who: m.equity_who_rezago,
		note: m.equity_note_rezago,
		unit: 'index'
	}
};

export const UNIT_WORDS: Record<PerUnit, { per(): string; of(): string; note(): string }> = {
	habitante: { per: m.equity_per_habitante, of: m.equity_of_habitante, note: m.equity_per_note_habitante },
	pobreza: { per: m.equity_per_pobreza, of: m.equity_of_pobreza, note: m.equity_per_note_pobreza },
	km2: { per: m.equity_per_km2, of: m.equity_of_km2, note: m.equity_per_note_km2 }
};
