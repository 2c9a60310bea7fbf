import {
	createExpression,
	validateStyleMin,
	type LayerSpecification,
	type StylePropertySpecification,
	type StyleSpecification
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { RUBROS } from '../../../src/lib/domain';
import { growth, SMALLEST_RADIUS } from '../../../src/lib/map/scales';
import * as style from '../../../src/lib/map/style';
import { isDark, type Tokens } from '../../../src/lib/map/tokens';

const tokens: Tokens = {
	beyond: '#e9edeb',
	land: '#f2ece2',
	border: '#cdc2b2',
	ink: '#211c17',
	muted: '#665e55',
	paper: '#fbf8f3',
	surface: '#ffffff',
	accent: '#9c3d4f',
	place: '#2c5a4d',
	warn: '#8a5200',
	categories: RUBROS.map((_, i) => `rgb(${i}, 0, 0)`),
	dark: false
};

describe('style', () => {
	it('is all valid by the specification of MapLibre styles', () => {
		const source = 's';
		const layers: LayerSpecification[] = [
			{
				id: 'works',
				type: 'circle',
				source,
				layout: style.workLayout,
				paint: style.workPaint(tokens)
			},
			{ id: 'clusters', type: 'circle', source, paint: style.clusterPaint(tokens) },
			{ id: 'cluster-counts', type: 'symbol', source, layout: style.clusterCountLayout },
			{ id: 'badges', type: 'circle', source, paint: style.badgePaint(tokens) },
			{
				id: 'badge-counts',
				type: 'symbol',
				source,
				layout: style.badgeLayout,
				paint: style.badgeTextPaint(tokens)
			},
			{ id: 'focus', type: 'circle', source, paint: style.focusPaint(tokens) },
			{ id: 'position', type: 'circle', source, paint: style.positionPaint(tokens) },
			{
				id: 'municipalities',
				type: 'symbol',
				source,
				filter: style.municipalityLabelFilter,
				layout: style.municipalityLabelLayout,
				paint: style.labelPaint(tokens.ink, tokens)
			},
			{ id: 'localities', type: 'symbol', source, layout: style.localityLabelLayout }
		];
		const whole: StyleSpecification = {
			version: 8,
			sources: { s: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
			layers
		};
		// Only the glyph files are missing, on purpose: MapLibre 6 draws from the page's font.
		const errors = validateStyleMin(whole).filter((e) => !e.message.includes('glyphs'));
		expect(errors.map((e) => e.message)).toEqual([]);
	});

	const evaluate = (
		expression: unknown,
		type: 'color' | 'number',
		zoom: number,
		properties: object
	): unknown => {
		const spec = {
			type,
			'property-type': 'data-driven',
			expression: { interpolated: true, parameters: ['zoom', 'feature'] }
		} as unknown as StylePropertySpecification;
		const made = createExpression(expression, 'paint', spec);
		if (made.result === 'error') throw new Error(made.value.map(String).join());
		return made.value.evaluate({ zoom }, { type: 1, properties: { ...properties } });
	};

	it('gives each rubro its colour, and none of them to a work without one', () => {
		const red = (r?: string) => {
			const color = evaluate(style.rubroColor(tokens), 'color', 8, r === undefined ? {} : { r });
			return Math.round((color as { r: number }).r * 255);
		};
		expect(RUBROS.map(red)).toEqual(RUBROS.map((_, i) => i));
		expect([red(), red('desconocido')]).toEqual([0x66, 0x66]);
	});

	it('lets less of the dark land through a work, and draws the smallest large enough to be seen on a phone', () => {
		const opacity = (dark: boolean, locality: 0 | 1) =>
			evaluate(style.workPaint({ ...tokens, dark })['circle-opacity'], 'number', 8, { locality, missing: 0 });
		for (const locality of [0, 1] as const)
			expect(opacity(true, locality)).toBeGreaterThan(opacity(false, locality) as number);
		// The whole state on a phone is at about zoom 7.3.
		expect(SMALLEST_RADIUS * growth(7.3)).toBeGreaterThan(2.3);
		expect([isDark('rgb(34, 40, 42)'), isDark('rgba(242, 236, 226, 1)')]).toEqual([true, false]);
	});

	it('keeps the badge of a stack smaller than the works it counts would be', () => {
		const radius = (count: number) =>
			evaluate(style.badgePaint(tokens)['circle-radius'], 'number', 11, { count }) as number;
		expect([2, 12, 120].map(radius)).toEqual([6, 7.5, 9.5]);
	});

	it('grows circles as the hit test believes they grow', () => {
		for (const zoom of [5, 6.5, 8, 9.3, 12, 17])
			expect(evaluate(style.growing(['get', 'radius']), 'number', zoom, { radius: 4 })).toBeCloseTo(
				4 * growth(zoom)
			);
	});
});
