import type { Work } from '../../../src/lib/domain';
import { settle } from '../budget';
import { CUT_OFF, isoDate } from '../days';
import type { Draft } from '../draft';
import { Random } from '../random';
import type { World } from '../world';
import type { Flag, Planted } from './flags';

/** The standard works, where anomalies are planted: each work carries at most one. */
export class Field {
	readonly random: Random;
	readonly planted: Planted[] = [];
	readonly #drafts: Draft[];
	readonly #used = new Set<Draft>();

	constructor(
		drafts: readonly Draft[],
		readonly world: World
	) {
		this.random = new Random(world.seed, -2);
		this.#drafts = this.random.shuffled(drafts);
	}

	/** Works that carry nothing yet, in the field's own order. */
	free(where: (draft: Draft) => boolean): Draft[] {
		return this.#drafts.filter((draft) => !this.#used.has(draft) && where(draft));
	}

	plant(flag: Flag, drafts: readonly Draft[], change: (draft: Draft, position: number) => void): void {
		drafts.forEach((draft, position) => {
			change(draft, position);
			settle(draft.work);
			this.#used.add(draft);
			this.planted.push({ work: draft.work.id, flag });
		});
	}

	/** Changes the first `count` free works that fit; throws where there are fewer. */
	plantIn(flag: Flag, count: number, where: (draft: Draft) => boolean, change: (draft: Draft) => void): void {
		const chosen = this.free(where).slice(0, count);
		if (chosen.length < count)
			throw new Error(
				`${flag}: expected ${count} works to plant it in; met ${chosen.length}. Make more rows.`
			);
		this.plant(flag, chosen, change);
	}

	/** Keeps a work out of the later plantings without a flag of its own. */
	reserve(drafts: readonly Draft[]): void {
		for (const draft of drafts) this.#used.add(draft);
	}

	/** Free works by buyer, the buyers with most works first. */
	byAgency(where: (draft: Draft) => boolean): Draft[][] {
		const groups = new Map<string, Draft[]>();
		for (const draft of this.free(where)) {
			const key = draft.work.agency ?? '';
			groups.set(key, [...(groups.get(key) ?? []), draft]);
		}
		return [...groups.values()].sort(
			(a, b) => b.length - a.length || ((a[0]?.work.agency ?? '') < (b[0]?.work.agency ?? '') ? -1 : 1)
		);
	}
}

export function byYear(drafts: readonly Draft[]): Draft[][] {
	const years = new Map<number | null, Draft[]>();
	for (const draft of drafts) years.set(draft.work.year, [...(years.get(draft.work.year) ?? []), draft]);
	return [...years.values()];
}

export const isContracted = ({ work, life }: Draft): boolean =>
	work.contractor !== null && work.contracted !== null && life.signed !== null && life.awarded !== null;

export const isFinished = (draft: Draft): boolean =>
	draft.work.status === 'terminada' &&
	isContracted(draft) &&
	draft.life.start !== null &&
	draft.life.end !== null;

export const isMunicipal = ({ work }: Draft): boolean => work.agency?.startsWith('Municipio de ') ?? false;

/** Sets the budget of a finished work to one that nothing can be said against, around a contract of so many centavos. */
export function rebudget(work: Work, contracted: number): void {
	work.contracted = contracted;
	work.approved = Math.round(contracted / 0.955);
	work.modified = work.approved;
	work.committed = contracted;
	work.exercised = Math.round(contracted * 0.9925);
	work.accrued = work.exercised;
	work.paid = work.exercised;
}

/** Publishes the days of a finished work. */
export function redate({ work, life }: Draft): void {
	work.planned_start = isoDate(life.plannedStart);
	work.planned_end = isoDate(life.plannedStart + life.plannedDays);
	work.actual_start = life.start === null ? null : isoDate(life.start);
	work.actual_end = life.end === null ? null : isoDate(life.end);
	if (life.delivered !== null && life.end !== null) {
		const delivered = life.end + 12;
		life.delivered = delivered <= CUT_OFF ? delivered : null;
	}
}

/** Moves the whole life of a work by some days. */
export function shift({ life }: Draft, days: number): void {
	life.plannedStart += days;
	const moments = [
		'tendered',
		'awarded',
		'signed',
		'start',
		'end',
		'suspended',
		'resumed',
		'delivered',
		'cancelled'
	] as const;
	for (const moment of moments) {
		const day = life[moment];
		if (day !== null) life[moment] = day + days;
	}
}
