import type {
	CircleLayerSpecification,
	ExpressionSpecification,
	FilterSpecification,
	SymbolLayerSpecification
} from 'maplibre-gl';
import { RUBROS } from '../domain';
import { GROWTH_STOPS } from './scales';
import type { Tokens } from './tokens';

type CirclePaint = NonNullable<CircleLayerSpecification['paint']>;
type SymbolPaint = NonNullable<SymbolLayerSpecification['paint']>;
type SymbolLayout = NonNullable<SymbolLayerSpecification['layout']>;

/** From this zoom on stacks carry their count, and localities their names. */
export const CLOSE_ZOOM = 10;

/**
 * No glyph files: MapLibre draws from the page's font. It takes the weight from the *name* of the first family, which need not exist,
 * and the face from the next one.
 */
export const FONT_FAMILY = 'Atkinson Hyperlegible Next Variable';
const SEMIBOLD = ['Plomada Semibold', FONT_FAMILY];
const REGULAR = [FONT_FAMILY];

/** A size in pixels that grows with the zoom as the works do. */
export function growing(size: ExpressionSpecification | number): ExpressionSpecification {
	const stops = GROWTH_STOPS.flatMap(([zoom, factor]) => [
		zoom,
		['*', size, factor] as ExpressionSpecification
	]);
	return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

export function rubroColor(tokens: Tokens): ExpressionSpecification {
	const pairs = RUBROS.flatMap((rubro, i) => [rubro, tokens.categories[i] ?? tokens.muted]);
	return ['match', ['get', 'r'], ...pairs, tokens.muted] as unknown as ExpressionSpecification;
}

const hollow: ExpressionSpecification = [
	'any',
	['==', ['get', 'locality'], 1],
	['==', ['get', 'missing'], 1]
];

/**
 * A work: full where the point is its own, a ring with a light middle where it is its locality's, an empty ring where the amount is
 * missing. Large ones are drawn first. On dark land what lets it through looks dim, so little is let through.
 */
export function workPaint(tokens: Tokens): CirclePaint {
	const color = rubroColor(tokens);
	return {
		'circle-radius': growing(['get', 'radius']),
		'circle-color': color,
		'circle-opacity': [
			'case',
			['==', ['get', 'missing'], 1],
			0,
			['==', ['get', 'locality'], 1],
			tokens.dark ? 0.6 : 0.45,
			tokens.dark ? 1 : 0.85
		],
		'circle-stroke-color': ['case', hollow, color, tokens.land],
		// A ring around a dot of two pixels must be thin or it hides the dot.
		'circle-stroke-width': [
			'interpolate',
			['linear'],
			['zoom'],
			7,
			['case', hollow, 0.6, 0.4],
			11,
			['case', hollow, 1.4, 0.8]
		],
		'circle-stroke-opacity': tokens.dark ? 1 : 0.9
	};
}
export const workLayout = { 'circle-sort-key': ['-', 0, ['get', 'radius']] as ExpressionSpecification };

/** A cluster stands for many works, not for money: one sober colour, its count written in it. */
export function clusterPaint(tokens: Tokens): CirclePaint {
	return {
		'circle-color': tokens.place,
		'circle-opacity': 0.9,
		'circle-radius': ['get', 'radius'],
		'circle-stroke-color': tokens.land,
		'circle-stroke-width': 1
	};
}
export const clusterCountLayout: SymbolLayout = {
	'text-field': ['get', 'label'],
	'text-font': SEMIBOLD,
	'text-size': 12,
	'text-allow-overlap': true,
	// About the circle's, so that names keep clear of it.
	'text-padding': 12
};

/** The badge of a stack stands up and right of its point, clear of the circles. */
const BADGE_OFFSET: [number, number] = [8, -8];
export function badgePaint(tokens: Tokens): CirclePaint {
	return {
		'circle-color': tokens.surface,
		'circle-radius': ['step', ['get', 'count'], 6, 10, 7.5, 100, 9.5],
		'circle-stroke-color': tokens.muted,
		'circle-stroke-width': 1,
		'circle-translate': BADGE_OFFSET,
		'circle-translate-anchor': 'viewport'
	};
}
export const badgeLayout: SymbolLayout = {
	'text-field': ['to-string', ['get', 'count']],
	'text-font': SEMIBOLD,
	'text-size': 10,
	'text-allow-overlap': true
};
export const badgeTextPaint = (tokens: Tokens): SymbolPaint => ({
	'text-color': tokens.ink,
	'text-translate': BADGE_OFFSET,
	'text-translate-anchor': 'viewport'
});

/** Rings around the open work and the one pointed at. */
export function focusPaint(tokens: Tokens): CirclePaint {
	const isSelected: ExpressionSpecification = ['==', ['get', 'kind'], 'selected'];
	return {
		'circle-radius': growing(['+', ['get', 'radius'], ['case', isSelected, 5, 3]]),
		'circle-color': 'rgba(0, 0, 0, 0)',
		'circle-stroke-color': ['case', isSelected, tokens.accent, tokens.ink],
		'circle-stroke-width': ['case', isSelected, 3, 2]
	};
}

export const positionPaint = (tokens: Tokens): CirclePaint => ({
	'circle-radius': 7,
	'circle-color': tokens.accent,
	'circle-stroke-color': tokens.surface,
	'circle-stroke-width': 3
});

/** A ring wider than most works: what stands in it stays in sight. */
export const middlePaint = (tokens: Tokens): CirclePaint => ({
	'circle-radius': 13,
	'circle-color': tokens.accent,
	'circle-opacity': 0.15,
	'circle-stroke-color': tokens.accent,
	'circle-stroke-width': 3
});

/** Names of municipalities, the most populated first; `rank` counts from 0. Further ones appear as there is room for them. */
export const municipalityLabelFilter: FilterSpecification = [
	'<',
	['get', 'rank'],
	['step', ['zoom'], 15, 8, 30, 9, 100]
];
export const municipalityLabelLayout: SymbolLayout = {
	'text-field': ['get', 'name'],
	'text-font': SEMIBOLD,
	'text-size': ['interpolate', ['linear'], ['zoom'], 6, 10.5, 9, 13, 12, 16],
	'text-max-width': 9,
	'text-padding': 4,
	'symbol-sort-key': ['get', 'rank']
};
export const localityLabelLayout: SymbolLayout = {
	'text-field': ['get', 'name'],
	'text-font': REGULAR,
	'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 14, 13],
	'text-max-width': 9,
	'text-padding': 6,
	'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
	'text-radial-offset': 0.7,
	'symbol-sort-key': ['-', 0, ['get', 'population']]
};
export const labelPaint = (color: string, tokens: Tokens): SymbolPaint => ({
	'text-color': color,
	'text-halo-color': tokens.land,
	'text-halo-width': 1.4
});
