import type { Rubro } from '../../domain';

/** Each rubro's second cue beside its colour: a shape, as the path of a 12 × 12 box. The order is that of `RUBROS` and `--cat-1…8`. */
export const RUBRO_SHAPES: Readonly<Record<Rubro, string>> = {
	agua: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 1 1 6 .8z',
	social: 'M1.4 1.4h9.2v9.2H1.4z',
	educacion: 'M6 .7l5.6 10.1H.4z',
	salud: 'M4.2.8h3.6v3.4h3.4v3.6H7.8v3.4H4.2V7.8H.8V4.2h3.4z',
	vivienda: 'M6 .6l5.4 4.6v6H.6v-6z',
	caminos: 'M6 .2L11.8 6 6 11.8.2 6z',
	campo: 'M3.2 1h5.6L11.6 6 8.8 11H3.2L.4 6z',
	otros: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 1 1 6 .8zM6 3.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 1 0 0-4.8z'
};
/** A work without rubro: a thin ring. */
export const NO_RUBRO_SHAPE =
	'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 1 1 6 .8zM6 2.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 1 0 0-7.6z';
