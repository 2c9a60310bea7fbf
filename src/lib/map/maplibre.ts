import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import styleUrl from 'maplibre-gl/dist/maplibre-gl.css?url';

// MapLibre 6 does not find its worker by itself once bundled, and our CSP allows no blob worker.
setWorkerUrl(workerUrl);

// Whoever imports the map waits for its styles too; a page that never shows one does not load them.
if (typeof document !== 'undefined') await styled(styleUrl);

function styled(href: string): Promise<void> {
	const link = document.createElement('link');
	link.rel = 'stylesheet';
	link.href = href;
	return new Promise((resolve, reject) => {
		link.onload = () => resolve();
		link.onerror = () => reject(new Error(`${href} could not be loaded`));
		document.head.append(link);
	});
}

/** Whether this browser can draw the map at all. */
export function hasWebgl(): boolean {
	const context = document.createElement('canvas').getContext('webgl2');
	// A probe must not hold one of the few contexts a page may have.
	context?.getExtension('WEBGL_lose_context')?.loseContext();
	return context !== null;
}
