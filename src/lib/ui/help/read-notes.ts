/** The pages that say how they are read, on the first visit of each. */
export type ReadNote = 'explorar';

const KEY = 'plomada:como-leer';

/** Remembers on this device that a note was read: `static/theme.js` tells the page before its first paint, so that nothing jumps. */
export function keepAsRead(note: ReadNote): void {
	const read = new Set((document.documentElement.dataset.read ?? '').split(' ').filter(Boolean)).add(note);
	document.documentElement.dataset.read = [...read].join(' ');
	try {
		localStorage.setItem(KEY, [...read].join(' '));
	} catch {
		// Storage may be closed; the note then comes again on the next visit.
	}
}
