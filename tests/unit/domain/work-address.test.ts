import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workIdOf, workParam } from '../../../src/lib/domain';

describe('the address of a work', () => {
	test.each([
		['demo:GTO-2013-229227', 'demo~GTO-2013-229227'],
		['ramo23-2016:6478a1b2ecf2f51c', 'ramo23-2016~6478a1b2ecf2f51c'],
		['opa-2015:001 02 001', 'opa-2015~001=2002=20001'],
		['x:a/b', 'x~a=2Fb'],
		['x:50%', 'x~50=25'],
		['x:~=', 'x~=7E=3D'],
		['x:Peñón', 'x~Pe=C3=B1=C3=B3n'],
		['x:../..', 'x~..=2F.=2E'],
		['..', '.=2E']
	])('%s is written %s', (id, param) => {
		expect(workParam(id)).toBe(param);
		expect(workIdOf(param)).toBe(id);
	});

	test('every id comes back, and no server or file system has a reason to change its address', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (id) => {
				const param = workParam(id);
				expect(workIdOf(param)).toBe(id);
				expect(param).toMatch(/^[A-Za-z0-9._=~-]*[A-Za-z0-9_=~-]$/);
				expect(new URL(`https://example.org/obra/${param}/`).pathname).toBe(`/obra/${param}/`);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('what nobody wrote is left as it is', () => {
		for (const param of ['a=ZZ', '=C3', '=FF=FE', 'demo:GTO', '%3A'])
			expect(workIdOf(param)).toBe(param.replace('~', ':'));
	});
});
