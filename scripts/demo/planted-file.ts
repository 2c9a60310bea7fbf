import type { Planted } from './anomalies';

/** `data/demo/planted.json`: one anomaly a line, so that a change shows as one. */
export function plantedText(planted: readonly Planted[]): string {
	return `[\n${planted.map((row) => `\t${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}
