import { LONGEST_VALUE } from '../parse/money';

/**
 * Coordinates that are wrong in a known way: latitude and longitude swapped, the sign of the longitude lost, the decimal point lost
 * (or turned into thousands separators), or degrees, minutes and seconds run together. A repair is accepted only when exactly one
 * lands where the work is said to be.
 */
export interface Point {
	lon: number;
	lat: number;
}

export type RepairKind = 'swapped' | 'sign' | 'decimal' | 'sexagesimal';

export type PointOutcome =
	| { kind: 'missing' }
	| { kind: 'good'; point: Point }
	| { kind: 'repaired'; point: Point; repairs: readonly RepairKind[] }
	/** Truncated: whole degrees say no more than ±50 km. */
	| { kind: 'bad'; rule: 'unreadable' | 'truncated' | 'outside' | 'ambiguous'; point: Point | null };

type Reading = { value: number; repair: RepairKind | null };

/** About 100 m: two repairs that land nearer than this are one. */
const SAME = 0.001;

export function readPoint(latText: string, lonText: string, inside: (point: Point) => boolean): PointOutcome {
	const lats = readings(latText);
	const lons = readings(lonText);
	if (lats === 'missing' && lons === 'missing') return { kind: 'missing' };
	if (lats === 'missing' || lons === 'missing' || lats.length === 0 || lons.length === 0) {
		return { kind: 'bad', rule: 'unreadable', point: null };
	}
	const asPublished = plainPoint(lats, lons);
	if (asPublished && isTruncated(asPublished)) return { kind: 'bad', rule: 'truncated', point: asPublished };
	if (asPublished && inside(asPublished)) return { kind: 'good', point: asPublished };
	const landed = landings(lats, lons).filter((l) => inside(l.point));
	const fewest = Math.min(...landed.map((l) => l.repairs.length));
	const distinct = landed
		.filter((l) => l.repairs.length === fewest)
		.filter((l, i, all) => all.findIndex((o) => near(o.point, l.point)) === i);
	const [only, other] = distinct;
	if (only && !other) return { kind: 'repaired', point: only.point, repairs: only.repairs };
	return { kind: 'bad', rule: only ? 'ambiguous' : 'outside', point: asPublished };
}

/** The ways a cell can be read as degrees, the plain one first. */
function readings(raw: string): Reading[] | 'missing' {
	if (raw.length > LONGEST_VALUE) return [];
	const text = raw.replace(/[\s\u00a0']/g, '').replace(/°$/, '');
	if (text === '' || /^[+-]?0*(?:[.,]0*)?$/.test(text)) return 'missing';
	const sexagesimal = /^(-?)(\d{1,3})[°º](\d{1,2})['’′]?(\d{1,2}(?:\.\d+)?)?["”″]?([NSEWO]?)$/i.exec(
		raw.replace(/\s/g, '')
	);
	if (sexagesimal) {
		const value = Number(sexagesimal[2]) + Number(sexagesimal[3]) / 60 + Number(sexagesimal[4] ?? 0) / 3600;
		const negative = sexagesimal[1] === '-' || /[SWO]/i.test(sexagesimal[5] ?? '');
		return [{ value: negative ? -value : value, repair: null }];
	}
	const found: Reading[] = [];
	const plain = /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
	if (Number.isFinite(plain)) found.push({ value: plain, repair: null });
	const grouped = /^[+-]?\d{1,3}(?:[.,]\d{3}){2,}$/.test(text);
	if (grouped || Math.abs(plain) > 180) {
		const sign = text.startsWith('-') ? -1 : 1;
		const digits = text.replace(/\D/g, '').replace(/^0+/, '');
		for (const whole of [1, 2, 3]) {
			const value = Number(`${digits.slice(0, whole)}.${digits.slice(whole)}`);
			if (digits.length > whole + 1 && value <= 180) found.push({ value: sign * value, repair: 'decimal' });
		}
		const run = /^[+-]?(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)$/.exec(text);
		if (run && Number(run[2]) < 60 && Number(run[3]) < 60) {
			const value = Number(run[1]) + Number(run[2]) / 60 + Number(run[3]) / 3600;
			if (value <= 180) found.push({ value: sign * value, repair: 'sexagesimal' });
		}
	}
	return found;
}

function plainPoint(lats: readonly Reading[], lons: readonly Reading[]): Point | null {
	const lat = lats.find((r) => r.repair === null)?.value;
	const lon = lons.find((r) => r.repair === null)?.value;
	return lat === undefined || lon === undefined ? null : { lon, lat };
}

/** Both in whole degrees, or one of them a whole degree and within range: the fraction was cut off. */
function isTruncated({ lon, lat }: Point): boolean {
	return (Number.isInteger(lon) && Math.abs(lon) <= 180) || (Number.isInteger(lat) && Math.abs(lat) <= 90);
}

function landings(
	lats: readonly Reading[],
	lons: readonly Reading[]
): { point: Point; repairs: readonly RepairKind[] }[] {
	const all: { point: Point; repairs: readonly RepairKind[] }[] = [];
	for (const a of lats) {
		for (const b of lons) {
			for (const swapped of [false, true]) {
				for (const [signA, signB] of [
					[1, 1],
					[1, -1],
					[-1, 1],
					[-1, -1]
				] as const) {
					const repairs = new Set<RepairKind>();
					if (swapped) repairs.add('swapped');
					if (signA < 0 || signB < 0) repairs.add('sign');
					if (a.repair) repairs.add(a.repair);
					if (b.repair) repairs.add(b.repair);
					if (repairs.size === 0) continue;
					const lat = swapped ? b.value * signB : a.value * signA;
					const lon = swapped ? a.value * signA : b.value * signB;
					if (Math.abs(lat) <= 90) all.push({ point: { lon, lat }, repairs: [...repairs].sort() });
				}
			}
		}
	}
	return all;
}

const near = (a: Point, b: Point): boolean =>
	Math.abs(a.lon - b.lon) < SAME && Math.abs(a.lat - b.lat) < SAME;
