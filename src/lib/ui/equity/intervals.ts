import { intervalsOf, type EquityIntervals, type EquitySample } from '../../analysis';

type Answer = (EquityIntervals | null)[];

let worker: Worker | null | undefined;
let last = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/** The intervals of samples, worked out in a worker; where none starts, on this thread. The same either way: the seed is fixed. */
export function intervalsOfAll(samples: EquitySample[]): Promise<Answer> {
	worker ??= started();
	const here = () => samples.map((sample) => intervalsOf(sample));
	if (!worker) return Promise.resolve(here());
	const asked = ++last;
	const to = worker;
	return new Promise((resolve) => {
		waiting.set(asked, resolve);
		to.addEventListener(
			'error',
			() => {
				if (!waiting.delete(asked)) return;
				worker = null;
				resolve(here());
			},
			{ once: true }
		);
		to.postMessage({ asked, samples });
	});
}

function started(): Worker | null {
	try {
		const made = new Worker(new URL('./intervals.worker.ts', import.meta.url), {
			type: 'module',
			name: 'equity'
		});
		made.addEventListener('message', ({ data }: MessageEvent<{ asked: number; intervals: Answer }>) => {
			waiting.get(data.asked)?.(data.intervals);
			waiting.delete(data.asked);
		});
		return made;
	} catch {
		// An old browser or a strict host: the page works it out itself.
		return null;
	}
}
