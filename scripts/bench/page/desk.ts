import type { FilterState } from '../../../src/lib/filters';
import type { ReleaseClient } from '../../../src/lib/queries';
import { brushed, type BrushedView, type DeskAnswer, type DeskCube } from '../../../src/lib/queries/desk';
import { buildDeskCrossfilter, type DeskCrossfilter } from './desk-crossfilter';

/** The auditors' desk as a page asks for it. Milliseconds on the page's own clock, round trips to the worker included. */
export interface DeskBench {
	/** Totals, nine views and the first fifty rows of the table by two columns. */
	step(state: FilterState): Promise<{ time: number; works: number; amount: number }>;
	/** Fifty rows from anywhere of the table, `share` of all rows down. */
	scroll(state: FilterState, share: number): Promise<number>;
	pivot(state: FilterState): Promise<number>;
	buildCube(state: FilterState, active: BrushedView): Promise<number>;
	/** A brush of a third of the bins goes there and back; every frame all views are drawn. Milliseconds between frames, and of each frame's own work. */
	drag(frames: number): Promise<{ between: number[]; work: number[] }>;
	buildCrossfilter(): Promise<number>;
	crossfilterStep(state: FilterState): { time: number; works: number };
	crossfilterDrag(frames: number): Promise<{ between: number[]; work: number[] }>;
}

const SORTS = [
	{ column: 'investment', descending: true },
	{ column: 'year', descending: false }
] as const;
const COLUMNS = [
	'name',
	'municipality',
	'year',
	'investment',
	'contractor',
	'agency',
	'status',
	'planned_end'
] as const;

export function deskBench(opened: () => ReleaseClient): DeskBench {
	let cube: DeskCube | null = null;
	let crossfilter: DeskCrossfilter | null = null;
	const bars = barsOn(document.body);

	return {
		async step(state) {
			const { columns } = opened();
			const start = performance.now();
			const [{ totals }] = await Promise.all([
				columns.desk(state),
				columns.deskPage(state, SORTS, 0, 50, COLUMNS)
			]);
			return { time: performance.now() - start, works: totals.works, amount: totals.amount };
		},
		async scroll(state, share) {
			const { columns, manifest } = opened();
			const offset = Math.floor(share * manifest.totals.works);
			const start = performance.now();
			await columns.deskPage(state, SORTS, offset, 50, COLUMNS);
			return performance.now() - start;
		},
		async pivot(state) {
			const start = performance.now();
			await opened().columns.pivot(state, { rows: 'municipality', columns: 'year', measure: 'sum' });
			return performance.now() - start;
		},
		async buildCube(state, active) {
			const start = performance.now();
			cube = await opened().columns.deskCube(state, active);
			return performance.now() - start;
		},
		drag(frames) {
			const held = cube;
			if (!held) throw new Error('expected buildCube() first');
			const bins = held.keys.length;
			return dragged(frames, bins, (from, to) => bars.draw(brushed(held, from, to)));
		},
		async buildCrossfilter() {
			const { columns, mapColumns } = opened();
			const { bins } = await columns.desk({ ...(await import('../../../src/lib/filters')).DEFAULT_FILTER });
			const start = performance.now();
			crossfilter = buildDeskCrossfilter(mapColumns, bins.amount.edges);
			return performance.now() - start;
		},
		crossfilterStep(state) {
			const start = performance.now();
			const works = crossfilter?.step(state) ?? 0;
			return { time: performance.now() - start, works };
		},
		crossfilterDrag(frames) {
			const held = crossfilter;
			if (!held) throw new Error('expected buildCrossfilter() first');
			return dragged(frames, held.bins, (from, to) => bars.widths(held.brush(from, to)));
		}
	};
}

async function dragged(
	frames: number,
	bins: number,
	draw: (from: number, to: number) => void
): Promise<{ between: number[]; work: number[] }> {
	const width = Math.max(1, Math.floor(bins / 3));
	const way = bins - width;
	const between: number[] = [];
	const work: number[] = [];
	let last = await new Promise<number>(requestAnimationFrame);
	for (let frame = 0; frame < frames; frame++) {
		const now = await new Promise<number>(requestAnimationFrame);
		between.push(now - last);
		last = now;
		const turn = frame % (2 * way);
		const from = turn < way ? turn : 2 * way - turn;
		const start = performance.now();
		draw(from, from + width - 1);
		work.push(performance.now() - start);
	}
	return { between, work };
}

/** One bar for every group, drawn as the page draws them: by changing what is there. */
function barsOn(parent: HTMLElement) {
	const made: HTMLElement[] = [];
	const total = parent.appendChild(document.createElement('p'));
	const widths = (values: readonly number[]): void => {
		const most = Math.max(1, ...values);
		values.forEach((value, i) => {
			const bar = (made[i] ??= newBar(parent));
			bar.style.transform = `scaleX(${value / most})`;
		});
		for (const bar of made.slice(values.length)) bar.style.transform = 'scaleX(0)';
	};
	return {
		widths,
		draw({ totals, views }: DeskAnswer): void {
			total.textContent = `${totals.works} ${totals.amount}`;
			widths(Object.values(views).flatMap((groups) => groups.map(({ works }) => works)));
		}
	};
}

function newBar(parent: HTMLElement): HTMLElement {
	const bar = parent.appendChild(document.createElement('div'));
	Object.assign(bar.style, { height: '2px', width: '200px', background: 'teal', transformOrigin: '0' });
	return bar;
}
