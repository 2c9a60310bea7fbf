import { distance } from '@turf/turf';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Polygon, Position } from 'geojson';
import {
	TerraDraw,
	TerraDrawCircleMode,
	TerraDrawFreehandMode,
	TerraDrawPolygonMode,
	TerraDrawSelectMode
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { areaDegrees, type CircleArea, type DrawnArea, type Polygons } from '../filters';
import { shapeOf } from '../queries/area-touches';
import { rgbaOf, type Tokens } from './tokens';

/** Drawing on the map, by terra-draw: its code comes with this module, which is loaded when somebody draws. */

export const DRAW_MODES = ['polygon', 'circle', 'freehand'] as const;
export type DrawMode = (typeof DRAW_MODES)[number];
/** What was drawn, as it was drawn: whether it may be an area is judged elsewhere. */
export type Drawn = Omit<CircleArea, 'name'> | { kind: 'polygon'; polygons: Polygons };

export interface AreaDrawing {
	draw(mode: DrawMode): void;
	/** Puts an area on the map to be changed; true where it can be (one ring, as terra-draw knows areas). */
	edit(area: DrawnArea): boolean;
	/** The area on the map as it now is; null where there is none. */
	current(): Drawn | null;
	clear(): void;
	stop(): void;
}

const hex = (color: string): `#${string}` =>
	`#${rgbaOf(color)
		.slice(0, 3)
		.map((part) => Math.round(part).toString(16).padStart(2, '0'))
		.join('')}`;

/** Of a circle that is changed: each of its points is a handle, and a thumb needs room. */
const HANDLES = 16;
/** terra-draw takes coordinates of at most nine decimals. */
const ringOf = (ring: readonly Position[]): Position[] =>
	ring.map(([lon = NaN, lat = NaN]) => [areaDegrees(lon), areaDegrees(lat)]);

/** Only areas of one ring can be changed on the map. */
export const isEditable = (area: DrawnArea): boolean =>
	area.kind === 'circle' || (area.polygons.length === 1 && area.polygons[0]?.length === 1);

/** Draws on `map`. `onfinish` is called when a drawing is closed, not when a vertex is dragged. */
export function areaDrawing(map: MapLibreMap, tokens: Tokens, onfinish: (drawn: Drawn) => void): AreaDrawing {
	const [accent, surface] = [hex(tokens.accent), hex(tokens.surface)];
	const styles = { fillColor: accent, fillOpacity: 0.2, outlineColor: accent, outlineWidth: 3 };
	const move = { draggable: true, selfIntersectable: false };
	const draw = new TerraDraw({
		adapter: new TerraDrawMapLibreGLAdapter({ map }),
		modes: [
			new TerraDrawPolygonMode({
				styles: {
					...styles,
					closingPointColor: surface,
					closingPointOutlineColor: accent,
					closingPointWidth: 8
				}
			}),
			new TerraDrawCircleMode({ styles, drawInteraction: 'click-move-or-drag' }),
			new TerraDrawFreehandMode({ styles, drawInteraction: 'click-move-or-drag', minDistance: 8 }),
			new TerraDrawSelectMode({
				styles: {
					selectedPolygonColor: accent,
					selectedPolygonFillOpacity: 0.2,
					selectedPolygonOutlineColor: accent,
					selectedPolygonOutlineWidth: 3,
					selectionPointColor: surface,
					selectionPointOutlineColor: accent,
					selectionPointWidth: 8,
					midPointColor: accent,
					midPointOutlineColor: surface,
					midPointWidth: 5
				},
				flags: {
					polygon: {
						feature: { ...move, coordinates: { draggable: true, midpoints: true, deletable: true } }
					},
					circle: { feature: { ...move, coordinates: { resizable: 'center-fixed' } } }
				}
			})
		]
	});
	draw.start();
	const shapeNow = (): Drawn | null => {
		const feature = draw
			.getSnapshot()
			.find(
				({ geometry, properties }) => geometry.type === 'Polygon' && properties.currentlyDrawing !== true
			);
		return feature ? drawnOf(feature.geometry as Polygon, feature.properties.mode === 'circle') : null;
	};
	draw.on('finish', (_, { action }) => {
		const drawn = action === 'draw' ? shapeNow() : null;
		// Inside its own event terra-draw still holds what it has just finished.
		if (drawn) queueMicrotask(() => onfinish(drawn));
	});
	return {
		draw(mode) {
			draw.clear();
			draw.setMode(mode);
		},
		edit(area) {
			draw.clear();
			if (!isEditable(area)) return false;
			const { geometry } = shapeOf(area, HANDLES);
			const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0];
			const [added] = draw.addFeatures([
				{
					type: 'Feature',
					properties: { mode: area.kind === 'circle' ? 'circle' : 'polygon' },
					geometry: { type: 'Polygon', coordinates: [ringOf(ring ?? [])] }
				}
			]);
			if (!added?.valid || added.id === undefined) return false;
			draw.setMode('select');
			draw.selectFeature(added.id);
			return true;
		},
		current: shapeNow,
		clear: () => draw.clear(),
		stop: () => draw.stop()
	};
}

/** A circle is its ring's middle and the mean way to it: the ring was drawn round in the map's projection. */
export function drawnOf({ coordinates }: Polygon, isCircle: boolean): Drawn {
	const ring = coordinates[0] ?? [];
	if (!isCircle) return { kind: 'polygon', polygons: [[ring]] };
	const points = ring.slice(0, -1);
	const mean = (at: 0 | 1): number =>
		points.reduce((sum, point) => sum + (point[at] ?? NaN), 0) / points.length;
	const centre = [mean(0), mean(1)];
	const radius =
		points.reduce((sum, point) => sum + distance(centre, point, { units: 'meters' }), 0) / points.length;
	return {
		kind: 'circle',
		lon: areaDegrees(centre[0] ?? NaN),
		lat: areaDegrees(centre[1] ?? NaN),
		radius: Math.round(radius)
	};
}
