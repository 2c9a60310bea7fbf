import { MediaQuery } from 'svelte/reactivity';

export type Theme = 'light' | 'dark';

/** The theme in force: what the reader chose on this device, else the system's. */
class ThemeChoice {
	#chosen = $state<Theme | null>(null);
	#systemDark = new MediaQuery('(prefers-color-scheme: dark)', false);
	readonly #system = $derived<Theme>(this.#systemDark.current ? 'dark' : 'light');
	readonly current = $derived<Theme>(this.#chosen ?? this.#system);

	/** Reads what `static/theme.js` has set before the first paint. */
	restore(): void {
		const set = document.documentElement.dataset.theme;
		if (set === 'light' || set === 'dark') this.#chosen = set;
	}

	/** The other theme. Where that is the system's, the choice ends: the page follows the system again. */
	toggle(): void {
		const other = this.current === 'dark' ? 'light' : 'dark';
		this.#choose(other === this.#system ? null : other);
	}

	#choose(theme: Theme | null): void {
		this.#chosen = theme;
		if (theme === null) delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = theme;
		try {
			if (theme === null) localStorage.removeItem('plomada:theme');
			else localStorage.setItem('plomada:theme', theme);
		} catch {
			// Storage may be closed; the choice then holds for this visit.
		}
	}
}

export const theme = new ThemeChoice();
