import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverageOf, readCoverage } from '../../src/lib/server/coverage';
import { readManifest } from '../../src/lib/server/releases';
import type { ReleaseIndex } from '../../src/lib/domain';
import { columnsOf, fixtureWorks } from '../fixtures/works';
import { native, release } from '../e2e/support/native';

describe('what a release knows', () => {
	it('equals native DuckDB over the published Parquet', async () => {
		const { current } = JSON.parse(readFileSync(join('static', 'data', 'index.json'), 'utf8')) as ReleaseIndex;
		const found = await readCoverage(await readManifest(current));
		const count = async (where: string): Promise<number> =>
			Number((await native(`SELECT count(*)::INTEGER AS n FROM works WHERE ${where}`))[0]?.n);
		expect(found.works).toBe(release.totals.works);
		expect(found.quality.exact + found.quality.locality).toBe(release.totals.located);
		for (const quality of ['exact', 'locality', 'municipality', 'suspect', 'none'] as const)
			expect(found.quality[quality], quality).toBe(await count(`location_quality = '${quality}'`));
		expect(found.kinds).toEqual({
			obra: await count(`kind = 'obra'`),
			accion: await count(`kind = 'accion'`)
		});
		expect(found.investmentFrom).toEqual({
			modified: await count('investment = modified'),
			approved: await count('modified IS NULL AND investment = approved'),
			contracted: await count('modified IS NULL AND approved IS NULL AND investment = contracted'),
			spent: await count('modified IS NULL AND approved IS NULL AND contracted IS NULL AND investment = spent'),
			none: await count('investment IS NULL')
		});
		expect(found.missing).toEqual({
			amount: await count('investment IS NULL'),
			spent: await count('spent IS NULL'),
			year: await count('year IS NULL'),
			municipality: await count('municipality IS NULL'),
			rubro: await count('rubro IS NULL'),
			status: await count(`status = 'sin_dato'`),
			zap: await count('zap IS NULL')
		});
		expect(found.zap).toEqual({
			inside: await count('zap'),
			outside: await count('NOT zap'),
			unknown: await count('zap IS NULL')
		});
	});

	it('adds up to all works, whatever they lack', () => {
		const { core } = columnsOf(fixtureWorks(500));
		const { works, quality, investmentFrom, zap } = coverageOf(core);
		const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
		expect([sum(quality), sum(investmentFrom), sum(zap)]).toEqual([works, works, works]);
		expect(investmentFrom.none).toBeGreaterThan(0);
	});
});
