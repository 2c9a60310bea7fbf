import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import type { Problem, ProblemSummary } from '../domain';
import { releaseFile } from './releases';

/** How many lines the page shows before it sends to the file. */
const SHOWN = 50;

/** Null where the file is not there or cannot be read: the page says so. Read as a stream: there may be as many problems as rows. */
export function readProblems(release: string): Promise<ProblemSummary | null> {
	const times = new Map<string, { rule: string; action: string; times: number }>();
	const first: ProblemSummary['first'] = [];
	let rows = 0;
	return new Promise((resolve) => {
		Papa.parse<Partial<Record<keyof Problem, string>>>(
			createReadStream(releaseFile(release, 'problems.csv'), 'utf8'),
			{
				header: true,
				delimiter: ',',
				skipEmptyLines: true,
				step({ data }) {
					rows++;
					const { rule = '', action = '' } = data;
					const key = `${rule} ${action}`;
					const known = times.get(key) ?? { rule, action, times: 0 };
					known.times++;
					times.set(key, known);
					if (first.length < SHOWN)
						first.push({
							file: data.file ?? '',
							row: data.row ?? '',
							column: data.column ?? '',
							value: data.value ?? '',
							rule,
							action
						});
				},
				complete: () =>
					resolve({
						rows,
						byRule: [...times.values()].sort((a, b) => b.times - a.times || (a.rule < b.rule ? -1 : 1)),
						first
					}),
				error: () => resolve(null)
			}
		);
	});
}
