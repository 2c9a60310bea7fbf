import type { Pixel } from './stacks';

/** How long a finger rests before it means "here", ms; how far it may stray meanwhile, pixels. */
const REST = 500;
const STRAY = 10;

/**
 * Calls back where a finger (or the mouse's first button) rests on the map's canvas. What follows the press, the click and the
 * system's own menu, is swallowed. Returns how to stop.
 */
export function watchLongPress(frame: HTMLElement, pressed: (at: Pixel) => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let start: Pixel & { id: number } = { x: 0, y: 0, id: -1 };
	let swallowing = false;
	const stop = (): void => clearTimeout(timer);

	const down = (event: PointerEvent): void => {
		stop();
		swallowing = false;
		// A second finger is a pinch; another button is not a press.
		if (!event.isPrimary || event.button !== 0 || !(event.target instanceof HTMLCanvasElement)) return;
		const box = event.target.getBoundingClientRect();
		const at = { x: event.clientX - box.left, y: event.clientY - box.top };
		start = { x: event.clientX, y: event.clientY, id: event.pointerId };
		timer = setTimeout(() => {
			swallowing = true;
			pressed(at);
		}, REST);
	};
	const moved = (event: PointerEvent): void => {
		if (event.pointerId === start.id && Math.hypot(event.clientX - start.x, event.clientY - start.y) > STRAY)
			stop();
	};
	const swallow = (event: Event): void => {
		if (!swallowing) return;
		event.preventDefault();
		event.stopPropagation();
		if (event.type === 'click') swallowing = false;
	};
	const listeners: [string, (event: never) => void][] = [
		['pointerdown', down],
		['pointermove', moved],
		['pointerup', stop],
		['pointercancel', stop],
		['wheel', stop],
		['click', swallow],
		['contextmenu', swallow]
	];
	for (const [type, listener] of listeners)
		frame.addEventListener(type, listener as EventListener, { capture: true });
	return () => {
		stop();
		for (const [type, listener] of listeners)
			frame.removeEventListener(type, listener as EventListener, { capture: true });
	};
}
