import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sampleOf } from './statistics';

/** One line of `bench/results.json`. */
export interface Result {
	name: string;
	/** Works in the release; null for what does not depend on them. */
	rows: number | null;
	unit: 'ms' | 'ratio' | 'bytes';
	median: number;
	p95: number;
	/** What DESIGN and the promises aim at; null where there is no aim. */
	limit: number | null;
	/** Who was measured: Plomada's own tiers, or what they are compared with. */
	peer: string;
}

export class Results {
	readonly lines: Result[] = [];

	add(line: Omit<Result, 'median' | 'p95'>, values: readonly number[]): Result {
		const { median, p95 } = sampleOf(values);
		const result = { ...line, median: rounded(median), p95: rounded(p95) };
		this.lines.push(result);
		return result;
	}

	write(path: string): void {
		mkdirSync(dirname(path), { recursive: true });
		const ordered = this.lines.map(({ name, rows, unit, median, p95, limit, peer }) => ({
			name,
			rows,
			unit,
			median,
			p95,
			limit,
			peer
		}));
		writeFileSync(path, `${JSON.stringify(ordered, null, '\t')}\n`);
	}

	table(): string {
		const heads = ['what', 'rows', 'who', 'median', 'p95', 'aim', ''];
		const lines = this.lines.map((line) => [
			line.name,
			line.rows === null ? '' : line.rows.toLocaleString('en-US'),
			line.peer,
			shown(line.median, line.unit),
			shown(line.p95, line.unit),
			line.limit === null ? '' : shown(line.limit, line.unit),
			line.limit === null ? '' : isMet(line) ? 'met' : 'NOT MET'
		]);
		const widths = heads.map((head, at) =>
			Math.max(head.length, ...lines.map((line) => line[at]?.length ?? 0))
		);
		const text = (cells: string[]) =>
			cells
				.map((cell, at) =>
					at === 0 || at === 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
				)
				.join('  ');
		return [text(heads), ...lines.map(text)].join('\n');
	}
}

/** A step must hold at its 95th percentile, a ratio between medians is one figure. */
export const isMet = ({ unit, median, p95, limit }: Result): boolean =>
	limit === null || (unit === 'ratio' ? median : p95) <= limit;

const rounded = (value: number): number => (value >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));

function shown(value: number, unit: Result['unit']): string {
	if (unit === 'bytes') return `${Math.round(value / 1024)} KB`;
	if (unit === 'ratio') return `${value.toFixed(2)} x`;
	return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(1)} ms`;
}
