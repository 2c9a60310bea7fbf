import type { Status } from '../../src/lib/domain';
import { CUT_OFF, dayOfYear } from './days';
import type { Life } from './draft';
import type { Random } from './random';

/** Shares of each status by how many years before the cut-off the fiscal year is (0: 2020). */
const SHARES: readonly (readonly [Status, number])[][] = [
	[
		['terminada', 0.3],
		['en_ejecucion', 0.37],
		['contratada', 0.09],
		['licitacion', 0.09],
		['planeada', 0.08],
		['cancelada', 0.03],
		['suspendida', 0.02],
		['sin_dato', 0.02]
	],
	[
		['terminada', 0.74],
		['en_ejecucion', 0.17],
		['contratada', 0.01],
		['cancelada', 0.03],
		['suspendida', 0.03],
		['sin_dato', 0.02]
	],
	[
		['terminada', 0.88],
		['en_ejecucion', 0.02],
		['cancelada', 0.04],
		['suspendida', 0.03],
		['sin_dato', 0.03]
	],
	[
		['terminada', 0.9],
		['cancelada', 0.035],
		['suspendida', 0.02],
		['sin_dato', 0.045]
	]
];

export function drawStatus(random: Random, year: number): Status {
	const shares = SHARES[Math.min(3, 2020 - year)] ?? [];
	let u = random.next();
	for (const [status, share] of shares) {
		if (u < share) return status;
		u -= share;
	}
	return 'terminada';
}

/** The days of a work of this status. Terminated works end by the cut-off, running ones have not reached their planned end. */
export function liveThrough(random: Random, status: Status, year: number, millions: number): Life {
	let plannedDays = Math.round(
		Math.min(640, Math.max(35, (40 + 38 * Math.log2(1 + millions)) * random.between(0.7, 1.4)))
	);
	let plannedStart = dayOfYear(year, 2, 1) + random.int(0, 265);
	const notStarted = status === 'planeada' || status === 'licitacion' || status === 'contratada';
	if (notStarted) plannedStart = dayOfYear(2020, 10, 1) + random.int(0, 150);
	if (status === 'terminada' && plannedStart + plannedDays * 1.2 > CUT_OFF - 5) {
		plannedStart = Math.min(plannedStart, dayOfYear(year, 2, 1) + random.int(0, 150));
		plannedDays = Math.min(plannedDays, Math.floor((CUT_OFF - 5 - plannedStart) / 1.2));
	}
	if (status === 'en_ejecucion') {
		plannedStart = Math.min(Math.max(plannedStart, CUT_OFF - 740), CUT_OFF - 60);
		plannedDays = Math.max(plannedDays, CUT_OFF - plannedStart + random.int(10, 200));
	}
	const life: Life = {
		plannedStart,
		plannedDays,
		tendered: null,
		awarded: null,
		signed: null,
		start: null,
		end: null,
		suspended: null,
		resumed: null,
		delivered: null,
		cancelled: null
	};
	if (notStarted) {
		if (status === 'contratada') life.signed = Math.min(CUT_OFF - random.int(2, 40), plannedStart - 5);
		return life;
	}
	const start = plannedStart + random.int(0, Math.max(1, Math.floor(plannedDays * 0.06)));
	life.signed = start - random.int(3, 15);
	if (status === 'cancelada' && random.chance(0.65)) {
		life.cancelled = life.signed + random.int(5, 60);
		if (random.chance(0.5)) life.signed = null;
		return life;
	}
	life.start = start;
	if (status === 'terminada' || status === 'sin_dato') {
		life.end = Math.min(start + Math.round(plannedDays * random.between(0.82, 1.12)), CUT_OFF);
		if (random.chance(0.04) && life.end - start > 80) {
			life.suspended = start + Math.round((life.end - start) * 0.4);
			life.resumed = life.suspended + 21;
		}
		const delivered = life.end + random.int(4, 40);
		if (delivered <= CUT_OFF && random.chance(0.8)) life.delivered = delivered;
	} else if (status === 'suspendida') {
		life.suspended = Math.min(CUT_OFF - 3, start + Math.round(plannedDays * random.between(0.25, 0.8)));
	} else if (status === 'cancelada') {
		life.cancelled = Math.min(CUT_OFF - 3, start + Math.round(plannedDays * random.between(0.1, 0.5)));
	}
	return life;
}
