import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

// MapLibre 6 does not find its worker by itself once bundled, and our CSP allows no blob worker.
setWorkerUrl(workerUrl);

/** Whether this browser can draw the map at all. */
export function hasWebgl(): boolean {
	const context = document.createElement('canvas').getContext('webgl2');
	// A probe must not hold one of the few contexts a page may have.
	context?.getExtension('WEBGL_lose_context')?.loseContext();
	return context !== null;
}
