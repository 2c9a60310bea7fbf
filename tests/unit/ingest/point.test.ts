import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPoint, type Point } from '../../../src/lib/ingest/places/repair-point';

/** Guanajuato's box: outlines are tested where the real ones are. */
const inside = ({ lon, lat }: Point) => lon > -102.1 && lon < -99.67 && lat > 19.91 && lat < 21.84;
const at = (lat: string, lon: string, where = inside) => readPoint(lat, lon, where);

describe('points and their repair', () => {
	it('takes a good point as it is, and 0,0 or nothing as none', () => {
		expect(at('21.12', '-101.68')).toEqual({ kind: 'good', point: { lon: -101.68, lat: 21.12 } });
		expect(at('0', '0')).toEqual({ kind: 'missing' });
		expect(at('0.0', '-0')).toEqual({ kind: 'missing' });
		expect(at('', ' ')).toEqual({ kind: 'missing' });
	});

	it.each([
		['-101.68', '21.12', ['swapped']],
		['21.12', '101.68', ['sign']],
		['2112', '-10168', ['decimal']],
		['21.120.000', '-101.680.000', ['decimal']],
		['-21,120,000', '-101,680,000', ['decimal', 'sign']],
		['101.68', '21.12', ['sign', 'swapped']]
	])('repairs %s, %s', (lat, lon, repairs) => {
		expect(at(lat, lon)).toEqual({ kind: 'repaired', point: { lon: -101.68, lat: 21.12 }, repairs });
	});

	it('does not choose between two repairs that land', () => {
		// 20.4018, -101.2048 (the decimal point lost) and 20°40'18", 101°20'48" both are in the state.
		expect(at('204018', '1012048')).toMatchObject({ kind: 'bad', rule: 'ambiguous' });
		const irapuato = ({ lon, lat }: Point) => Math.abs(lon + 101.35) < 0.1 && Math.abs(lat - 20.67) < 0.1;
		expect(at('204018', '1012048', irapuato)).toMatchObject({
			kind: 'repaired',
			repairs: ['sexagesimal', 'sign']
		});
	});

	it('suspects what lands nowhere, and what was cut to whole degrees', () => {
		expect(at('21.136986', '-102.805378')).toMatchObject({ kind: 'bad', rule: 'outside' });
		expect(at('24.220804', '24.220804')).toMatchObject({ kind: 'bad', rule: 'outside' });
		expect(at('19.3575149', '-99')).toMatchObject({ kind: 'bad', rule: 'truncated' });
		expect(at('############', '##')).toMatchObject({ kind: 'bad', rule: 'unreadable' });
		expect(at('21.12', '')).toMatchObject({ kind: 'bad', rule: 'unreadable' });
	});

	it('reads degrees, minutes and seconds with their signs', () => {
		const found = at(`21°07'12" N`, `101°40'48" W`);
		expect(found.kind).toBe('good');
		if (found.kind === 'good') {
			expect(found.point.lat).toBeCloseTo(21.12, 6);
			expect(found.point.lon).toBeCloseTo(-101.68, 6);
		}
	});

	it('undoes any one known damage of any point, or says that it cannot tell', () => {
		const degrees = fc.record({
			lat: fc.integer({ min: 1992000, max: 2183000 }),
			lon: fc.integer({ min: 9968000, max: 10209000 })
		});
		fc.assert(
			fc.property(degrees, fc.constantFrom('swap', 'sign', 'decimal', 'none'), (p, damage) => {
				const [lat, lon] = [p.lat / 1e5, p.lon / 1e5];
				fc.pre(!Number.isInteger(lat) && !Number.isInteger(lon));
				const cells = {
					swap: [String(-lon), String(lat)],
					sign: [String(lat), String(lon)],
					decimal: [String(p.lat), `-${p.lon}`],
					none: [String(lat), String(-lon)]
				}[damage];
				const found = at(cells[0] ?? '', cells[1] ?? '');
				if (found.kind === 'bad') expect(['ambiguous', 'truncated']).toContain(found.rule);
				else {
					expect(found.kind).toBe(damage === 'none' ? 'good' : 'repaired');
					if (found.kind !== 'missing') {
						expect(found.point.lat).toBeCloseTo(lat, 9);
						expect(found.point.lon).toBeCloseTo(-lon, 9);
					}
				}
			}),
			{ numRuns: 1000 }
		);
	});

	it('never throws and never puts a point outside', () => {
		const text = fc.oneof(
			fc.string({ maxLength: 20 }),
			fc.stringMatching(/^[-+0-9.,°'" ]{0,16}$/),
			fc.double().map(String)
		);
		fc.assert(
			fc.property(text, text, (lat, lon) => {
				const found = at(lat, lon);
				if (found.kind === 'good' || found.kind === 'repaired') expect(inside(found.point)).toBe(true);
			}),
			{ numRuns: 3000 }
		);
	});
});
