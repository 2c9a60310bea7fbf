import { MediaQuery } from 'svelte/reactivity';

export type Theme = 'light' | 'dark';

/** The theme in force: what the reader chose on this device, else the system's. */
class ThemeChoice {
	#chosen = $state<Theme | null>(null);
	#systemDark = new MediaQuery('(prefers-color-scheme: dark)', false);
	readonly current = $derived<Theme>(this.#chosen ?? (this.#systemDark.current ? 'dark' : 'light'));

	/** Reads what `static/theme.js` has set before the first paint. */
	restore(): void {
		const set = document.documentElement.dataset.theme;
		if (set === 'light' || set === 'dark') this.#chosen = set;
	}

	choose(theme: Theme): void {
		this.#chosen = theme;
		document.documentElement.dataset.theme = theme;
		try {
			localStorage.setItem('plomada:theme', theme);
		} catch {
			// Storage may be closed; the choice then holds for this visit.
		}
	}
}

export const theme = new ThemeChoice();
