import { booleanPointInPolygon } from '@turf/turf';
import type { Contract, Municipality, Observation, Work, WorkEvent } from '../../src/lib/domain';
import type { Flag } from '../../scripts/demo/anomalies';
import type { Outline } from '../../scripts/reference/load';

/**
 * The published red-flag formulas as data/demo/README.md gives them, written here a second time, apart from the generator, so that
 * what was planted can be checked against them.
 */
export interface Evidence {
	works: Work[];
	observations: Observation[];
	events: WorkEvent[];
	contracts: Contract[];
	municipalities: Municipality[];
	outlines: Map<string, Outline>;
}

export function flagged(evidence: Evidence): Record<Flag, Set<string>> {
	const { works, contracts } = evidence;
	const byId = new Map(works.map((work) => [work.id, work]));
	const deals = contracts.flatMap((contract) => {
		const work = byId.get(contract.work);
		return work ? [{ work, contract }] : [];
	});
	const tendered = datesOf(evidence.events, 'tendered');
	const awarded = datesOf(evidence.events, 'contracted');
	return {
		cost_growth: each(works, (w) => w.approved !== null && w.modified !== null && (w.modified - w.approved) / w.approved > 0.25),
		delay: each(works, (w) => {
			const planned = span(w.planned_start, w.planned_end);
			const actual = span(w.actual_start, w.actual_end);
			return planned !== null && actual !== null && (actual - planned) / planned > 0.25;
		}),
		estimate_equals_contract: each(works, (w) => w.contracted !== null && w.contracted === w.approved),
		heterogeneous_supplier: heterogeneous(works),
		likely_duplicate: duplicates(works),
		outside_municipality: each(works, (w) => {
			const outline = evidence.outlines.get(w.municipality ?? '');
			return outline !== undefined && w.lon !== null && w.lat !== null && !booleanPointInPolygon([w.lon, w.lat], outline);
		}),
		over_1000_days: ids(deals.filter(({ contract }) => (span(contract.start, contract.end) ?? 0) > 1000)),
		paid_beyond_contract: each(works, (w) => w.contracted !== null && (w.paid ?? w.exercised ?? 0) > w.contracted),
		physical_behind_financial: each(
			works,
			(w) => w.financial_progress !== null && w.physical_progress !== null && w.financial_progress - w.physical_progress > 20
		),
		progress_falls: falls(evidence.observations),
		repeated_amount: repeated(deals, ({ contract }) => contract.centavos),
		repeated_title: repeated(deals, ({ work }) => work.name),
		round_amount: ids(deals.filter(({ contract }) => (contract.centavos ?? 0) > 0 && (contract.centavos ?? 0) % 10_000_000 === 0)),
		same_day_awards: sameDay(deals),
		short_tender: each(works, (w) => {
			const days = span(tendered.get(w.id) ?? null, awarded.get(w.id) ?? null);
			return w.procurement_method === 'licitacion' && days !== null && days < 15;
		}),
		signed_before_award: ids(deals.filter(({ contract }) => (contract.signed_on ?? '9') < (awarded.get(contract.work) ?? ''))),
		single_bid: each(works, (w) => w.bidders === 1 && ['licitacion', 'invitacion'].includes(w.procurement_method ?? '')),
		split_under_ceiling: splits(deals, evidence.municipalities),
		supplier_concentration: concentrated(deals)
	};
}

interface Deal {
	work: Work;
	contract: Contract;
}

const each = (works: Work[], holds: (work: Work) => boolean): Set<string> =>
	new Set(works.filter(holds).map((work) => work.id));
const ids = (deals: Deal[]): Set<string> => new Set(deals.map(({ work }) => work.id));
const days = (date: string): number => Date.parse(date) / 86_400_000;
const span = (from: string | null, to: string | null): number | null =>
	from === null || to === null ? null : days(to) - days(from);
const datesOf = (events: WorkEvent[], kind: WorkEvent['kind']): Map<string, string> =>
	new Map(events.filter((event) => event.kind === kind).map((event) => [event.work, event.date]));

export function groupBy<T>(values: readonly T[], key: (value: T) => unknown): T[][] {
	const groups = new Map<unknown, T[]>();
	for (const value of values) {
		const k = key(value);
		const group = groups.get(k);
		if (group) group.push(value);
		else groups.set(k, [value]);
	}
	return [...groups.values()];
}

const buyersOver10 = (deals: Deal[]): Deal[][] =>
	groupBy(deals, ({ work }) => work.agency).filter((group) => group.length > 10);

function heterogeneous(works: Work[]): Set<string> {
	const suppliers = groupBy(
		works.filter((work) => work.contractor !== null),
		(work) => work.contractor
	).map((own) => ({ own, temas: new Set(own.map((work) => work.tema)).size }));
	const sorted = suppliers.map(({ temas }) => temas).sort((a, b) => a - b);
	const quartile = (q: number): number => sorted[Math.floor(q * (sorted.length - 1))] ?? 0;
	const limit = quartile(0.75) + 1.5 * (quartile(0.75) - quartile(0.25));
	return new Set(suppliers.filter(({ temas }) => temas >= limit).flatMap(({ own }) => own.map((work) => work.id)));
}

function falls(observations: Observation[]): Set<string> {
	const found = new Set<string>();
	for (const own of groupBy(observations, (o) => o.work)) {
		const sorted = [...own].sort((a, b) => ((a.observed_on ?? '') < (b.observed_on ?? '') ? -1 : 1));
		sorted.forEach((now, i) => {
			const before = sorted[i - 1]?.physical ?? null;
			if (before !== null && now.physical !== null && now.physical < before) found.add(now.work);
		});
	}
	return found;
}

function repeated(deals: Deal[], value: (deal: Deal) => unknown): Set<string> {
	return ids(
		buyersOver10(deals).flatMap((group) =>
			groupBy(
				group.filter((deal) => value(deal) !== null),
				value
			)
				.filter((same) => same.length > 1 && same.length / group.length >= 0.1)
				.flat()
		)
	);
}

function sameDay(deals: Deal[]): Set<string> {
	return ids(
		groupBy(deals, ({ work }) => `${work.agency} ${work.year}`)
			.filter((group) => group.length > 10)
			.flatMap((group) =>
				groupBy(group, ({ contract }) => contract.signed_on)
					.filter((same) => same.length / group.length >= 0.3)
					.flat()
			)
	);
}

function concentrated(deals: Deal[]): Set<string> {
	const sum = (of: Deal[]): number => of.reduce((total, { contract }) => total + (contract.centavos ?? 0), 0);
	return ids(
		buyersOver10(deals).flatMap((group) =>
			groupBy(group, ({ contract }) => contract.contractor)
				.filter((own) => own.length > 1)
				.filter((own) => own.length / group.length > 0.3 || sum(own) / sum(group) > 0.3)
				.flat()
		)
	);
}

/** Direct-award ceilings of 2022 in centavos by population of the municipality (FACTS). */
const ceiling = (population: number): number =>
	population <= 25_000 ? 105_981_860 : population <= 100_000 ? 176_636_433 : 294_394_055;

function splits(deals: Deal[], municipalities: Municipality[]): Set<string> {
	const population = new Map(municipalities.map((m) => [m.code, m.population]));
	const limit = ({ work }: Deal): number => ceiling(population.get(work.municipality ?? '') ?? Infinity);
	const small = deals.filter(
		(deal) => deal.contract.centavos !== null && deal.contract.method === 'adjudicacion' && deal.contract.centavos <= limit(deal)
	);
	const found = new Set<string>();
	for (const own of groupBy(small, ({ work, contract }) => `${work.agency} ${contract.contractor}`)) {
		for (const a of own)
			for (const b of own) {
				const apart = span(a.contract.signed_on, b.contract.signed_on);
				if (a === b || apart === null || Math.abs(apart) > 90) continue;
				if ((a.contract.centavos ?? 0) + (b.contract.centavos ?? 0) <= limit(a)) continue;
				found.add(a.work.id).add(b.work.id);
			}
	}
	return found;
}

function duplicates(works: Work[]): Set<string> {
	const found = new Set<string>();
	for (const group of groupBy(works.filter((w) => w.lon !== null && w.investment !== null), (w) => `${w.year} ${w.municipality}`)) {
		for (const [i, a] of group.entries())
			for (const b of group.slice(i + 1)) {
				const [x, y] = [a.investment ?? 0, b.investment ?? 0];
				if (Math.abs(x - y) > 0.02 * Math.max(x, y) || metres(a, b) >= 100) continue;
				if (similarity(a.name ?? '', b.name ?? '') > 0.85) found.add(a.id).add(b.id);
			}
	}
	return found;
}

function metres(a: Work, b: Work): number {
	const east = ((a.lon ?? 0) - (b.lon ?? 0)) * Math.cos(((a.lat ?? 0) * Math.PI) / 180);
	return Math.hypot(east, (a.lat ?? 0) - (b.lat ?? 0)) * 111_195;
}

/** Jaccard similarity of the sets of trigrams. */
function similarity(a: string, b: string): number {
	const [x, y] = [trigrams(a), trigrams(b)];
	const shared = [...x].filter((gram) => y.has(gram)).length;
	return shared / (x.size + y.size - shared);
}

function trigrams(text: string): Set<string> {
	const padded = `  ${text.toLowerCase()} `;
	return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)));
}
