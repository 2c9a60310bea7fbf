/** A question that was run on this device. */
export interface Asked {
	sql: string;
	/** When, in milliseconds since 1970. */
	at: number;
	/** Rows of its answer; null where it failed. */
	rows: number | null;
}

const KEY = 'plomada:console';
export const MOST_ASKED = 50;

/** What was asked, newest first; it never leaves the device. Where storage is closed it holds for the visit. */
class ConsoleHistory {
	items = $state.raw<readonly Asked[]>([]);
	#read = false;

	restore(): void {
		if (this.#read) return;
		this.#read = true;
		this.items = stored();
	}

	add(asked: Asked): void {
		this.#keep([asked, ...this.items.filter(({ sql }) => sql !== asked.sql)].slice(0, MOST_ASKED));
	}

	forget(): void {
		this.#keep([]);
	}

	#keep(items: readonly Asked[]): void {
		this.items = items;
		try {
			localStorage.setItem(KEY, JSON.stringify(items));
		} catch {
			// Closed or full: it holds for this visit.
		}
	}
}

function stored(): Asked[] {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
		return Array.isArray(value) ? value.filter(isAsked).slice(0, MOST_ASKED) : [];
	} catch {
		return [];
	}
}

function isAsked(value: unknown): value is Asked {
	if (typeof value !== 'object' || value === null) return false;
	const { sql, at, rows } = value as Partial<Record<keyof Asked, unknown>>;
	return typeof sql === 'string' && Number.isFinite(at) && (rows === null || Number.isFinite(rows));
}

export const consoleHistory = new ConsoleHistory();
