/** Round numbers from one end of a scale to the other: steps of 1, 2 or 5 times a power of ten, about `count` of them. */
export function ticksOf(from: number, to: number, count = 4): number[] {
	if (!(to > from)) return [from];
	const rough = (to - from) / count;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = ([1, 2, 5].find((times) => times * power >= rough) ?? 10) * power;
	const first = Math.ceil(from / step - 1e-9);
	const last = Math.floor(to / step + 1e-9);
	// Whole multiples, so that 0.1 + 0.2 is written 0.3.
	return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
