import type { Kind, ProcurementMethod } from '../../src/lib/domain';
import type { Company } from './companies';
import type { Life } from './draft';
import type { Random } from './random';
import type { World } from './world';

/**
 * Ceilings of municipal works in Guanajuato for 2022, centavos, by population (press report of the decree, see ../shared's FACTS):
 * direct award, and simplified tender by invitation. Other years were not found, so all years use these.
 */
const CEILINGS = [
	{ population: 25_000, direct: 105_981_860, invitation: 176_636_433 },
	{ population: 100_000, direct: 176_636_433, invitation: 294_394_055 },
	{ population: Infinity, direct: 294_394_055, invitation: 529_909_298 }
] as const;

export function ceilingsFor(population: number): { direct: number; invitation: number } {
	return CEILINGS.find((band) => population <= band.population) ?? CEILINGS[2];
}

export function drawMethod(
	random: Random,
	kind: Kind,
	estimate: number,
	population: number
): ProcurementMethod {
	if (random.chance(kind === 'accion' ? 0.3 : 0.05) && estimate < 600_000_000) return 'administracion';
	const { direct, invitation } = ceilingsFor(population);
	const u = random.next();
	if (estimate <= direct) return u < 0.8 ? 'adjudicacion' : 'invitacion';
	if (estimate <= invitation) return u < 0.8 ? 'invitacion' : 'licitacion';
	return u < 0.97 ? 'licitacion' : 'invitacion';
}

export function drawCompany(random: Random, tema: string, method: ProcurementMethod, world: World): Company {
	const { byTema, flat } = world.companies;
	const company =
		method === 'adjudicacion' ? random.pick(flat.get(tema) ?? []) : byTema.get(tema)?.at(random.next());
	if (!company) throw new Error(`no invented company works in ${tema}`);
	return company;
}

export function drawBidders(random: Random, method: ProcurementMethod): number | null {
	if (random.chance(0.15)) return null;
	if (method === 'licitacion') return random.int(2, 9);
	if (method === 'invitacion') return random.int(3, 5);
	return method === 'adjudicacion' ? 1 : null;
}

/** Call and award before the signature; a direct award has no call. */
export function dateProcurement(random: Random, life: Life, method: ProcurementMethod): void {
	if (life.signed === null) return;
	life.awarded = life.signed - random.int(2, 12);
	if (method === 'licitacion') life.tendered = life.awarded - random.int(18, 42);
	if (method === 'invitacion') life.tendered = life.awarded - random.int(16, 26);
}
