import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { actionWords, ruleWords } from '../../../src/lib/ui/data/problem-words';

/** The rules that ingestion writes, read from its own source. */
function rulesOfIngestion(): string[] {
	const folder = 'src/lib/ingest';
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.ts')
	);
	const source = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
	const written = source.matchAll(/(?:rule: |note\??\.?\(\s*)'([a-z_]+\.[a-z_]+)'/g);
	return [...new Set([...written].map(([, rule = '']) => rule))];
}

describe('problems on the data page', () => {
	let folder = '';
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'plomada-problems-'));
		vi.stubEnv('PLOMADA_DATA', folder);
	});
	afterAll(() => {
		vi.unstubAllEnvs();
		rmSync(folder, { recursive: true });
	});

	it('has words for every rule that ingestion writes', () => {
		const rules = rulesOfIngestion();
		expect(rules.length).toBeGreaterThan(20);
		expect(rules.filter((rule) => ruleWords(rule) === rule)).toEqual([]);
	});

	it('shows a rule or an action it does not know as its code', () => {
		expect(ruleWords('future.rule')).toBe('future.rule');
		expect(ruleWords('coordinates.swapped_sign')).not.toContain('.');
		expect(actionWords('kept')).not.toBe('kept');
		expect(actionWords('__proto__')).toBe('__proto__');
	});

	it('counts problems.csv by rule and keeps the first lines as written', async () => {
		const { readProblems } = await import('../../../src/lib/server/problems');
		mkdirSync(join(folder, 'r1'));
		const lines = Array.from(
			{ length: 70 },
			(_, i) =>
				`a.csv,${i + 2},IMPORTE,"1,2""3\n4",${i % 7 === 0 ? 'row.blank' : 'money.unreadable'},value_dropped`
		);
		writeFileSync(
			join(folder, 'r1', 'problems.csv'),
			`file,row,column,value,rule,action\n${lines.join('\n')}\n`
		);
		const problems = await readProblems('r1');
		expect(problems?.rows).toBe(70);
		expect(problems?.byRule).toEqual([
			{ rule: 'money.unreadable', action: 'value_dropped', times: 60 },
			{ rule: 'row.blank', action: 'value_dropped', times: 10 }
		]);
		expect(problems?.first).toHaveLength(50);
		expect(problems?.first[1]).toEqual({
			file: 'a.csv',
			row: '3',
			column: 'IMPORTE',
			value: '1,2"3\n4',
			rule: 'money.unreadable',
			action: 'value_dropped'
		});
	});

	it('is null where the file is not there', async () => {
		const { readProblems } = await import('../../../src/lib/server/problems');
		expect(await readProblems('r2')).toBeNull();
	});
});
