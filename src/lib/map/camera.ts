import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from './drawing';
import type { Bounds, MapPadding } from './types';

export const NO_PADDING: MapPadding = { top: 0, right: 0, bottom: 0, left: 0 };
/** Air around what is fitted, pixels. */
const MARGIN = 20;
/** Height of the closed legend, which stands at the foot of what is not covered. */
const FOOT = 52;
/** However much is covered, this much of the map is used. */
const LEAST = 96;
/** A single work is not blown up beyond its surroundings. */
const CLOSEST_FIT = 13;
/** A circle that was asked for is shown as large as there is room. */
export const CLOSEST_AROUND = 17;
/** Zoom of a work that is opened from the list. */
export const WORK_ZOOM = 12;
export const POSITION_ZOOM = 13;
const DURATION = 600;

/** The cover and a margin as padding, shrunk where the map is too small for both. */
export function fitPadding(cover: MapPadding, width: number, height: number): MapPadding {
	const shrink = (a: number, b: number, size: number) => {
		const wanted = a + b + 2 * MARGIN;
		const factor = Math.min(1, Math.max(0, size - LEAST) / wanted);
		return [(a + MARGIN) * factor, (b + MARGIN) * factor] as const;
	};
	const [top, bottom] = shrink(cover.top, cover.bottom + FOOT, height);
	const [left, right] = shrink(cover.left, cover.right, width);
	return { top, right, bottom, left };
}

export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
const duration = () => (reducedMotion() ? 0 : DURATION);

export function fitOptions(
	cover: MapPadding,
	container: { clientWidth: number; clientHeight: number },
	maxZoom = CLOSEST_FIT
) {
	return { padding: fitPadding(cover, container.clientWidth, container.clientHeight), maxZoom };
}

export function fitTo(map: MapLibreMap, bounds: Bounds, cover: MapPadding, maxZoom = CLOSEST_FIT): void {
	map.fitBounds(bounds, { ...fitOptions(cover, map.getContainer(), maxZoom), duration: duration() });
}

/** Fits what a cluster stands for, and comes nearer in any case: a tap on it must show more than before. */
export function openCluster(map: MapLibreMap, bounds: Bounds, cover: MapPadding): void {
	const fitted = map.cameraForBounds(bounds, fitOptions(cover, map.getContainer()));
	const [west, south, east, north] = bounds;
	if (fitted?.zoom !== undefined && fitted.zoom >= map.getZoom() + 1) fitTo(map, bounds, cover);
	else goTo(map, [(west + east) / 2, (south + north) / 2], map.getZoom() + 1, cover);
}

/** What is in view and half as much on each side, so that a short move needs nothing new. */
export function cameraOf(map: MapLibreMap): Camera {
	const seen = map.getBounds();
	const [width, height] = [seen.getEast() - seen.getWest(), seen.getNorth() - seen.getSouth()];
	return {
		zoom: map.getZoom(),
		bounds: [
			seen.getWest() - width / 2,
			seen.getSouth() - height / 2,
			seen.getEast() + width / 2,
			seen.getNorth() + height / 2
		]
	};
}

/** Brings a point to the middle of what is not covered, at `zoom` or the nearer zoom there is. */
export function goTo(map: MapLibreMap, center: [number, number], zoom: number, cover: MapPadding): void {
	const offset: [number, number] = [(cover.left - cover.right) / 2, (cover.top - cover.bottom) / 2];
	const target = { center, zoom: Math.max(zoom, map.getZoom()), offset };
	if (reducedMotion()) map.easeTo({ ...target, duration: 0 });
	else map.flyTo({ ...target, maxDuration: 1500 });
}

/** The area the reader may move in: the state and what is around it. */
export function roomAround([west, south, east, north]: Bounds, degrees = 3): Bounds {
	return [west - degrees, south - degrees, east + degrees, north + degrees];
}

export const holds = ([west, south, east, north]: Bounds, lon: number, lat: number): boolean =>
	lon >= west && lon <= east && lat >= south && lat <= north;
