import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { PROBLEM_COLUMNS, type Problem } from '../../src/lib/domain';

/**
 * One CSV cell (RFC 4180). Cells of official files stay as met, for whoever compares them with the file; but one that a spreadsheet
 * would run as a formula is kept from it by an apostrophe.
 */
function cell(value: string | number | null): string {
	if (value === null) return '';
	const text = String(value);
	const safe =
		typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+$/.test(text)
			? `'${text}`
			: text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `problems.csv`, written as the problems come: there may be as many as rows. */
export class ProblemsFile {
	private readonly stream: WriteStream;
	private readonly ended: Promise<void>;
	rows = 0;
	readonly byRule = new Map<string, number>();

	constructor(path: string) {
		this.stream = createWriteStream(path, 'utf8');
		this.ended = finished(this.stream);
		// Awaited in `close`; a failure before that must not end the process unseen.
		this.ended.catch(() => {});
		this.stream.write(`${PROBLEM_COLUMNS.join(',')}\n`);
	}

	async append(problems: readonly Problem[]): Promise<void> {
		if (problems.length === 0) return;
		const lines = problems.map(
			(problem) => `${PROBLEM_COLUMNS.map((column) => cell(problem[column])).join(',')}\n`
		);
		this.rows += problems.length;
		for (const { rule } of problems) this.byRule.set(rule, (this.byRule.get(rule) ?? 0) + 1);
		if (!this.stream.write(lines.join(''))) await Promise.race([once(this.stream, 'drain'), this.ended]);
	}

	async close(): Promise<void> {
		this.stream.end();
		await this.ended;
	}

	destroy(): void {
		this.stream.destroy();
	}
}
