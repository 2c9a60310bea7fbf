import type { Status, Work } from '../../src/lib/domain';
import { isoDate } from './days';
import type { Draft, Life } from './draft';
import type { Random } from './random';

/** The draft as it was on a day (since 1970), changed in place; null where nobody spoke of it yet. */
export function rewind(draft: Draft, random: Random, day: number): Draft | null {
	const { work, life } = draft;
	const later = (when: number | null): boolean => when !== null && when > day;
	const isPlan = work.status === 'planeada' || work.status === 'licitacion' || work.status === 'contratada';
	if (isPlan || later(life.plannedStart)) {
		if (random.chance(0.45)) return null;
		unbegun(work, life, life.signed !== null && !later(life.signed) ? 'contratada' : 'planeada');
		return draft;
	}
	if (life.start === null ? later(life.cancelled) : later(life.start)) {
		unbegun(work, life, life.signed !== null && !later(life.signed) ? 'contratada' : 'planeada');
		return draft;
	}
	if (
		life.start !== null &&
		(later(life.end) || later(life.cancelled) || later(life.suspended) || work.status === 'en_ejecucion')
	) {
		underWay(work, life, random, day);
		return draft;
	}
	if (later(life.delivered)) life.delivered = null;
	correct(draft, random);
	return draft;
}

const SPENDING = ['accrued', 'exercised', 'paid'] as const;

/** Announced or contracted, and no more. */
function unbegun(work: Work, life: Life, status: Extract<Status, 'planeada' | 'contratada'>): void {
	work.status = status;
	work.status_text = status === 'planeada' ? 'Planeada' : 'Contratada';
	for (const moment of SPENDING) work[moment] = null;
	work.actual_start = work.actual_end = null;
	work.physical_progress = status === 'contratada' ? 0 : null;
	Object.assign(life, {
		start: null,
		end: null,
		delivered: null,
		suspended: null,
		resumed: null,
		cancelled: null
	});
	if (status === 'contratada') return;
	work.modified = work.committed = work.contracted = null;
	work.contractor = work.contract_number = work.procurement_method = work.bidders = null;
	Object.assign(life, { tendered: null, awarded: null, signed: null });
}

/** Begun, and not yet where it stands today. */
function underWay(work: Work, life: Life, random: Random, day: number): void {
	const start = life.start ?? day;
	const until = life.end ?? life.cancelled ?? life.suspended ?? start + life.plannedDays;
	const share = Math.min(0.95, Math.max(0.05, (day - start) / Math.max(1, until - start)));
	work.status = 'en_ejecucion';
	work.status_text = 'En ejecución';
	work.actual_end = null;
	if (work.physical_progress !== null)
		work.physical_progress = Math.round(work.physical_progress * share * 100) / 100;
	for (const moment of SPENDING) {
		const amount = work[moment];
		if (amount !== null) work[moment] = Math.round(amount * share);
	}
	Object.assign(life, { end: null, delivered: null, cancelled: null });
	if (life.suspended !== null && life.suspended > day) life.suspended = life.resumed = null;
	// A budget is often raised on the way.
	if (work.modified !== null && random.chance(0.3)) work.modified = work.approved;
}

/** A few records of the past are mended between two releases: each in one thing. */
function correct(draft: Draft, random: Random): void {
	const { work } = draft;
	const drawn = random.next();
	if (drawn < 0.012) {
		if (work.modified !== null) work.modified = Math.round(work.modified * random.between(0.82, 1.1));
	} else if (drawn < 0.02) {
		if (work.location_quality === 'exact' && work.lon !== null && work.lat !== null) {
			// Some hundred metres to two kilometres off.
			work.lon += random.between(0.002, 0.015) * (random.chance(0.5) ? 1 : -1);
			work.lat += random.between(0.002, 0.01) * (random.chance(0.5) ? 1 : -1);
		}
	} else if (drawn < 0.026) {
		if (work.location_quality === 'exact') {
			work.location_quality = work.municipality === null ? 'none' : 'municipality';
			work.lon = work.lat = null;
		}
	} else if (drawn < 0.031) {
		if (work.lon === null && draft.places.length === 0) work.municipality = work.locality = null;
		if (work.municipality === null && work.location_quality === 'municipality')
			work.location_quality = 'none';
	} else if (drawn < 0.038) {
		work.name = work.name?.toUpperCase() ?? null;
	} else if (drawn < 0.044) {
		work.contractor = null;
	} else if (drawn < 0.052) {
		if (work.planned_end !== null)
			work.planned_end = isoDate(Math.round(Date.parse(work.planned_end) / 86_400_000) - random.int(15, 120));
	}
}
