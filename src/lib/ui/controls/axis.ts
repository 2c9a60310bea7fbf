/**
 * The arithmetic of a two-thumb range: where a value stands between 0 and 1, which value a place means, and what a drag makes of a
 * pair of edges. Edges are places on the axis; turning them into a `Range` (with open ends) is each control's own business.
 */
export interface Axis {
	readonly min: number;
	readonly max: number;
	/** 0 at `min`, 1 at `max`; values outside are clamped. */
	position(value: number): number;
	/** The nearest value a thumb may rest on. */
	value(position: number): number;
	/** The value `steps` stops away (negative: down), clamped. */
	step(value: number, steps: number): number;
}

export interface Edges {
	low: number;
	high: number;
}

export type Thumb = 'low' | 'high';

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** Whole numbers from `min` to `max`. */
export function integerAxis(min: number, max: number): Axis {
	const span = Math.max(1, max - min);
	return {
		min,
		max,
		position: (value) => (clamp(value, min, max) - min) / span,
		value: (position) => clamp(Math.round(min + clamp(position, 0, 1) * span), min, max),
		step: (value, steps) => clamp(Math.round(value) + steps, min, max)
	};
}

/** Rounds to two significant digits: 1,234,567 → 1,200,000. Zero, negative and unreadable values give 0. */
export function roundToTwoDigits(value: number): number {
	if (!(value > 0) || !Number.isFinite(value)) return 0;
	const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
	// Below 10 the unit is a fraction, and dividing by its inverse keeps 0.7 from becoming 0.7000000000000001.
	return unit >= 1 ? Math.round(value / unit) * unit : Math.round(value / unit) / Math.round(1 / unit);
}

/** The next stop 1, 2, 5, 10, 20, 50 … above (`direction` 1) or below (−1) a value. */
function nextStop(value: number, direction: 1 | -1): number {
	const exponent = Math.floor(Math.log10(value));
	const stops = [-1, 0, 1, 2].flatMap((d) => [1, 2, 5].map((digit) => digit * 10 ** (exponent + d)));
	const slack = value * 1e-9;
	return direction === 1
		? (stops.find((stop) => stop > value + slack) ?? value)
		: (stops.findLast((stop) => stop < value - slack) ?? value);
}

/** A logarithmic axis over positive values; thumbs rest on two significant digits, steps go 1-2-5. `min` > 0. */
export function logAxis(min: number, max: number): Axis {
	const low = Math.log(min);
	const span = Math.max(Number.EPSILON, Math.log(max) - low);
	return {
		min,
		max,
		position: (value) => (value <= min ? 0 : clamp((Math.log(value) - low) / span, 0, 1)),
		value: (position) => {
			if (position <= 0) return min;
			if (position >= 1) return max;
			return clamp(roundToTwoDigits(Math.exp(low + position * span)), min, max);
		},
		step: (value, steps) => {
			const direction = steps < 0 ? -1 : 1;
			let next = clamp(value, min, max);
			for (let i = 0; i < Math.abs(steps); i++) next = nextStop(next, direction);
			return clamp(next, min, max);
		}
	};
}

/** Moves one thumb; it stops `gap` before the other one and never crosses it. */
export function moveThumb(edges: Edges, thumb: Thumb, value: number, gap: number): Edges {
	return thumb === 'low'
		? { low: Math.min(value, edges.high - gap), high: edges.high }
		: { low: edges.low, high: Math.max(value, edges.low + gap) };
}

/** A bar of the histogram, from one value of the axis to another. */
export interface Bar {
	start: number;
	end: number;
	works: number;
}

/** The bars under a drag from one position to another, in either direction: the edges that hold them whole; null without bars. */
export function brushBars(bars: readonly Bar[], axis: Axis, from: number, to: number): Edges | null {
	const [left, right] = from <= to ? [from, to] : [to, from];
	const touched = bars.filter((b) => axis.position(b.end) > left && axis.position(b.start) <= right);
	const chosen = touched.length > 0 ? touched : bars.slice(left >= 1 ? -1 : 0).slice(0, 1);
	const first = chosen.at(0);
	const last = chosen.at(-1);
	return first && last ? { low: first.start, high: last.end } : null;
}

/** Which thumb a press means: the nearest within `reach`; null is none, `'either'` is both at the same place. */
export function grabbedThumb(low: number, high: number, at: number, reach: number): Thumb | 'either' | null {
	const toLow = Math.abs(at - low);
	const toHigh = Math.abs(at - high);
	if (Math.min(toLow, toHigh) > reach) return null;
	if (high - low < 1e-6) return 'either';
	return toLow <= toHigh ? 'low' : 'high';
}
