import { STATUS_CODES, type Followed, type Seen } from '$lib/domain';

const KEY = 'plomada:following';
/** A list on a phone, not a register. */
export const MOST_FOLLOWED = 100;

/** The list kept on this device. Where storage is closed it holds for the visit. */
class Following {
	items = $state.raw<readonly Followed[]>([]);
	#read = false;

	/** Reads the device once; another tab's change is taken over. */
	restore(): void {
		if (this.#read) return;
		this.#read = true;
		this.items = stored();
		addEventListener('storage', ({ key }) => {
			if (key === KEY) this.items = stored();
		});
	}

	has(kind: Followed['kind'], id: string): boolean {
		return this.items.some((item) => item.kind === kind && item.id === id);
	}

	get isFull(): boolean {
		return this.items.length >= MOST_FOLLOWED;
	}

	add(item: Omit<Followed, 'before'>): void {
		if (this.isFull || this.has(item.kind, item.id)) return;
		this.#keep([...this.items, { ...item, before: null }]);
	}

	remove(kind: Followed['kind'], id: string): void {
		this.#keep(this.items.filter((item) => item.kind !== kind || item.id !== id));
	}

	replace(items: readonly Followed[]): void {
		this.#keep(items);
	}

	#keep(items: readonly Followed[]): void {
		this.items = items;
		try {
			localStorage.setItem(KEY, JSON.stringify(items));
		} catch {
			// Storage may be closed or full: the list then holds for this visit.
		}
	}
}

function stored(): Followed[] {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
		return Array.isArray(value) ? value.filter(isFollowed).slice(0, MOST_FOLLOWED) : [];
	} catch {
		return [];
	}
}

/** What a device kept may be of another version, or changed by hand: an entry that is not one is left out. */
function isFollowed(value: unknown): value is Followed {
	const item = value as Partial<Followed> | null;
	return (
		typeof item === 'object' &&
		item !== null &&
		(item.kind === 'work' || item.kind === 'place') &&
		typeof item.id === 'string' &&
		typeof item.name === 'string' &&
		isMoment(item.now) &&
		(item.before === null || isMoment(item.before))
	);
}
function isMoment(value: unknown): value is Followed['now'] {
	const moment = value as Partial<Followed['now']> | null | undefined;
	return (
		typeof moment === 'object' &&
		moment !== null &&
		typeof moment.release === 'string' &&
		(moment.seen === null || isSeen(moment.seen))
	);
}
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isNumberOrNone = (value: unknown): boolean => value === null || isNumber(value);
const isDateOrNone = (value: unknown): boolean =>
	value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));
function isSeen(value: unknown): value is Seen {
	const seen = value as Partial<Record<string, unknown>> | null | undefined;
	if (typeof seen !== 'object' || seen === null) return false;
	if (seen.kind === 'place') return [seen.works, seen.investment, seen.spent].every(isNumber);
	return (
		seen.kind === 'work' &&
		STATUS_CODES.some((status) => status === seen.status) &&
		[seen.investment, seen.spent, seen.physical_progress].every(isNumberOrNone) &&
		[seen.planned_end, seen.actual_end].every(isDateOrNone)
	);
}

export const following = new Following();
