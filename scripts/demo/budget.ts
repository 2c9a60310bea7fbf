import { investmentOf, spentOf, type Status, type Work } from '../../src/lib/domain';
import type { Random } from './random';
import type { TemaTemplate } from './vocabulary';

/** Makes the whole demonstration add up to the order of 33 thousand million pesos. */
const SCALE = 1.48;

/**
 * Pesos of the first budget of a work: log-normal by tema. A municipality's works grow with its population and have a top; the
 * state's are larger.
 */
export function drawAmount(
	random: Random,
	{ median_pesos, sigma }: TemaTemplate,
	municipal: boolean,
	population: number
): number {
	const size = municipal ? (population / 130_000) ** 0.16 * 0.85 : 1.15;
	const top = municipal ? 14_000_000 + population * 60 : 240_000_000;
	const pesos = random.logNormal(median_pesos * size * SCALE, sigma * (municipal ? 0.66 : 0.78));
	return Math.max(42_000, pesos > top ? top * random.between(0.6, 1) : pesos);
}

const centavos = (pesos: number): number => Math.round(pesos * 100);

/** From the approved budget to what was paid, in centavos, as far as a work of this status has come. */
export function drawBudget(random: Random, work: Work, pesos: number, contracted: boolean): void {
	const rounded = random.chance(0.3);
	const approved = rounded ? Math.max(1, Math.round(pesos / 1000)) * 100_000 : centavos(pesos);
	const modified = Math.round(approved * (1 + change(random)));
	work.approved = approved;
	if (work.status === 'planeada' || work.status === 'licitacion') {
		if (work.status === 'licitacion' && random.chance(0.5)) work.modified = modified;
		if (work.status === 'planeada' && random.chance(0.04)) work.approved = null;
		return;
	}
	work.modified = modified;
	if (contracted) work.contracted = Math.round(Math.min(approved, modified) * random.between(0.87, 0.985));
	const ceiling = work.contracted ?? modified;
	const share = (work.financial_progress ?? 0) / 100;
	work.committed = ceiling;
	if (work.status === 'contratada') return forget(random, work);
	work.exercised = Math.round(ceiling * share);
	work.accrued = Math.min(ceiling, Math.round(work.exercised * random.between(1, 1.02)));
	work.paid = random.chance(0.6) ? work.exercised : Math.round(work.exercised * random.between(0.9, 1));
	if (work.status === 'cancelada' && work.exercised === 0 && random.chance(0.3)) work.modified = 0;
	forget(random, work);
}

/** How the budget in force departs from the approved one: mostly little, never over 22 % up. */
function change(random: Random): number {
	const u = random.next();
	if (u < 0.5) return 0;
	if (u < 0.78) return Math.max(-0.1, Math.min(0.1, 0.04 * random.normal()));
	if (u < 0.9) return random.between(0.08, 0.22);
	return -random.between(0.08, 0.3);
}

/** Some moments are not published: missing, which is not 0. A budget that never changed is seldom repeated as modified. */
function forget(random: Random, work: Work): void {
	const poor = work.status === 'sin_dato' ? 3 : 1;
	const approved = work.approved ?? 0;
	const u = random.next();
	if (u < 0.004 * poor) {
		work.approved = work.modified = work.committed = work.contracted = null;
	} else if (u < 0.012 * poor) {
		work.approved = work.modified = null;
	} else if (u < 0.05 * poor) {
		work.approved = null;
	} else if (random.chance(work.modified === approved ? 0.9 : (work.modified ?? 0) < approved ? 0.1 : 0)) {
		work.modified = null;
	}
	if (random.chance((work.kind === 'accion' ? 0.35 : 0.1) * poor)) work.contracted = null;
	const spending = random.next();
	if (spending < 0.12 * poor) work.exercised = work.accrued = work.paid = null;
	else if (spending < 0.16 * poor) work.exercised = null;
	else if (spending < 0.22 * poor) work.paid = null;
	if (random.chance(0.25)) work.accrued = null;
	if (random.chance(0.2)) work.committed = null;
}

/** The columns that follow from others (`investment`, `spent`, `financial_progress`), after any change to them. */
export function settle(work: Work): void {
	work.spent = spentOf(work);
	work.investment = investmentOf(work);
	const base = work.contracted ?? work.modified ?? work.approved;
	work.financial_progress =
		work.spent === null || base === null || base <= 0
			? null
			: Math.min(100, Math.round((work.spent / base) * 10_000) / 100);
}

/** Physical and financial progress as the status has them; null where nothing has begun. Never more than 15 points behind. */
export function drawProgress(
	random: Random,
	status: Status,
	elapsed: number
): { physical: number | null; financial: number | null } {
	switch (status) {
		case 'planeada':
		case 'licitacion':
			return { physical: null, financial: null };
		case 'contratada':
			return { physical: 0, financial: 0 };
		case 'terminada':
			return { physical: 100, financial: random.between(97, 100) };
		case 'sin_dato':
			return { physical: null, financial: random.between(80, 100) };
		case 'cancelada':
			return { physical: elapsed > 0 ? elapsed * 60 : 0, financial: elapsed > 0 ? elapsed * 45 : 0 };
		default: {
			const physical = Math.min(98, Math.max(2, 100 * elapsed * random.between(0.85, 1.1)));
			return { physical, financial: Math.min(99, Math.max(0, physical - random.between(-8, 16))) };
		}
	}
}
