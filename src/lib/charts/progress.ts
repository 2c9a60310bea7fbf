import type { Observation } from '../domain';

/** The points of two lines in a picture of `width` by `height`, 100 per cent on top; null where fewer than two days are known. */
export function progressLines(
	observations: readonly Pick<Observation, 'observed_on' | 'physical' | 'financial'>[],
	width: number,
	height: number
): { from: string; to: string; physical: string; financial: string } | null {
	const seen = observations.flatMap(({ observed_on, physical, financial }) => {
		const time = observed_on === null ? NaN : Date.parse(`${observed_on}T00:00:00Z`);
		return observed_on === null || Number.isNaN(time)
			? []
			: [{ day: observed_on, time, physical, financial }];
	});
	const [first, last] = [seen[0], seen.at(-1)];
	if (!first || !last || first.time === last.time) return null;
	const points = (field: 'physical' | 'financial'): string =>
		seen
			.flatMap((one) => {
				const value = one[field];
				if (value === null) return [];
				const x = ((one.time - first.time) / (last.time - first.time)) * width;
				const y = height * (1 - Math.min(100, Math.max(0, value)) / 100);
				return [`${round(x)},${round(y)}`];
			})
			.join(' ');
	return { from: first.day, to: last.day, physical: points('physical'), financial: points('financial') };
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;
