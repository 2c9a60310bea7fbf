import type { Draft } from '../draft';
import { ceilingsFor } from '../procurement';
import { moved } from '../gazetteer';
import { byYear, isContracted, isFinished, isMunicipal, rebudget, redate, shift, type Field } from './field';

/** Anomalies that only several works together show. Larger groups come first: they need the most room. */
export function plantGroups(field: Field): void {
	plantSupplierConcentration(field);
	plantSameDayAwards(field);
	plantRepeats(field);
	plantHeterogeneousSuppliers(field);
	plantSplits(field);
	plantDuplicates(field);
}

const CONCENTRATED = ['Constructora Farol del Norte, S.A. de C.V.', 'Edificaciones Veta Clara, S.A. de C.V.'];

/** Two municipalities give more than 30 % of their contracts and money to one company, which keeps to a builder's four temas. */
function plantSupplierConcentration(field: Field): void {
	const groups = field
		.byAgency((d) => isMunicipal(d) && isContracted(d))
		.filter((group) => group.length >= 20 && group.length <= 60)
		.map((group) => ({ group, chosen: ofFourTemas(group) }))
		.filter(({ group, chosen }) => chosen.length / group.length > 0.4)
		.slice(0, CONCENTRATED.length);
	for (const [i, { group, chosen }] of groups.entries()) {
		const enough = chosen.slice(0, Math.ceil(group.length * 0.45));
		field.plant('supplier_concentration', enough, ({ work }) => {
			work.contractor = CONCENTRATED[i] ?? null;
			if (work.procurement_method === 'adjudicacion') {
				work.procurement_method = 'invitacion';
				work.bidders = 3;
			}
		});
	}
}

/** The works of the four temas a buyer builds most. */
function ofFourTemas(group: readonly Draft[]): Draft[] {
	const counts = new Map<string | null, number>();
	for (const { work } of group) counts.set(work.tema, (counts.get(work.tema) ?? 0) + 1);
	const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4);
	return group.filter(({ work }) => top.some(([tema]) => tema === work.tema));
}

/** In two years a buyer signs over 30 % of its contracts on one day. */
function plantSameDayAwards(field: Field): void {
	const groups = field
		.byAgency(isContracted)
		.flatMap((group) => byYear(group))
		.filter((group) => group.length >= 14 && group.length <= 22)
		.slice(0, 2);
	for (const group of groups) {
		const chosen = [...group]
			.sort((a, b) => (a.life.signed ?? 0) - (b.life.signed ?? 0))
			.slice(0, Math.ceil(group.length * 0.45));
		const day = chosen[Math.floor(chosen.length / 2)]?.life.signed ?? 0;
		field.plant('same_day_awards', chosen, (draft) => {
			shift(draft, day - (draft.life.signed ?? day));
			if (draft.work.status === 'terminada') redate(draft);
		});
	}
}

/** Over 10 % of a buyer's contracts have one amount; of two other buyers', one title. */
function plantRepeats(field: Field): void {
	const buyers = field
		.byAgency((d) => isMunicipal(d) && isFinished(d))
		.filter((group) => group.length >= 18 && group.length <= 45);
	buyers.slice(0, 2).forEach((group, i) => {
		const amount = [187_451_237, 249_630_890][i] ?? 150_000_011;
		field.plant('repeated_amount', group.slice(0, Math.ceil(group.length * 0.2)), ({ work }) =>
			rebudget(work, amount)
		);
	});
	buyers.slice(2, 4).forEach((group, i) => {
		const title = [
			'Construcción de obras de beneficio comunitario, varias colonias',
			'Rehabilitación de infraestructura básica, diversas comunidades'
		][i];
		field.plant('repeated_title', group.slice(0, Math.ceil(group.length * 0.2)), ({ work }) => {
			work.name = title ?? null;
		});
	});
}

const OF_EVERYTHING = [
	'Comercializadora Mil Oficios, S.A. de C.V.',
	'Soluciones Integrales Veleta, S. de R.L. de C.V.'
];

/** Two companies work in far more temas than any builder does. */
function plantHeterogeneousSuppliers(field: Field): void {
	for (const name of OF_EVERYTHING) {
		const seen = new Set<string>();
		const agencies = new Map<string, number>();
		const chosen = field.free(isContracted).filter(({ work }) => {
			const buyer = agencies.get(work.agency ?? '') ?? 0;
			if (seen.has(work.tema ?? '') || buyer >= 3 || seen.size >= 20) return false;
			seen.add(work.tema ?? '');
			agencies.set(work.agency ?? '', buyer + 1);
			return true;
		});
		field.plant('heterogeneous_supplier', chosen, ({ work }) => {
			work.contractor = name;
		});
	}
}

/** Two or three stages of one work, given directly to one company within weeks, each just under the ceiling. */
function plantSplits(field: Field): void {
	const municipalities = new Map(field.world.gazetteer.all.map((m) => [m.code, m]));
	const groups = field
		.byAgency(
			(d) =>
				isMunicipal(d) && isFinished(d) && d.work.location_quality === 'locality' && d.work.kind === 'obra'
		)
		.flatMap((group) => byYear(group))
		.filter((group) => group.length >= 2 && (group[0]?.work.year ?? 0) <= 2018)
		.slice(0, 7);
	groups.forEach((group, i) => {
		const parts = group.slice(0, i % 2 === 0 ? 3 : 2);
		const first = parts[0];
		if (!first) return;
		const { direct } = ceilingsFor(municipalities.get(first.work.municipality ?? '')?.population ?? 0);
		const name = (first.work.name ?? '').replace(/, \d+a\. etapa/i, '');
		const signed = first.life.signed ?? 0;
		field.plant('split_under_ceiling', parts, (draft, position) => {
			resemble(draft, first);
			const { work, life } = draft;
			work.name = `${name}, tramo ${position + 1}`;
			work.procurement_method = 'adjudicacion';
			work.bidders = 1;
			rebudget(work, Math.round(direct * (0.93 + 0.03 * position + field.random.between(0, 0.004))));
			life.tendered = null;
			shift(draft, signed + position * field.random.int(6, 24) - (life.signed ?? signed));
			redate(draft);
		});
	});
}

/** A work that appears twice: nearly the same title, place and amount in the same year. */
function plantDuplicates(field: Field): void {
	const firsts = field.free(
		(d) => isFinished(d) && d.work.location_quality === 'exact' && d.work.procurement_method === 'licitacion'
	);
	let pairs = 0;
	for (const first of firsts) {
		if (pairs === 7) return;
		const twin = field
			.free((d) => d !== first && isFinished(d) && d.work.location_quality === 'exact')
			.find(({ work }) => work.year === first.work.year && work.municipality === first.work.municipality);
		if (!twin || field.free((d) => d === first).length === 0) continue;
		pairs += 1;
		field.plant('likely_duplicate', [first, twin], (draft, position) => {
			if (position === 0) return;
			resemble(draft, first);
			const { work } = draft;
			work.name = `${first.work.name ?? ''}, Gto.`;
			const near = moved(
				{ lon: first.work.lon ?? 0, lat: first.work.lat ?? 0 },
				0.03,
				field.random.between(0, 6)
			);
			Object.assign(work, near);
			const budget = [
				'approved',
				'modified',
				'committed',
				'accrued',
				'exercised',
				'paid',
				'contracted'
			] as const;
			const factor = 1 + field.random.between(0.001, 0.012);
			for (const moment of budget) {
				const amount = first.work[moment];
				work[moment] = amount === null ? null : Math.round(amount * factor);
			}
		});
	}
}

/** Takes over what the work is and where, not its key. */
function resemble(draft: Draft, model: Draft): void {
	if (draft === model) return;
	const { id, source_row, contract_number } = draft.work;
	draft.work = { ...model.work, id, source_row, contract_number };
	draft.life = { ...model.life };
	draft.places = [];
}
