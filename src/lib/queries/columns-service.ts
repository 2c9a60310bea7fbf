import type { CoreColumns } from '../domain';
import type { FetchBytes } from '../dataset';
import { toWire, type WireResult } from './errors-over-wire';
import {
	ReleaseHost,
	type ColumnsQuestion,
	type ColumnsQuestions,
	type Opened,
	type OpenOptions
} from './release-host';

export type QuestionArguments<Q extends ColumnsQuestion> = Parameters<ColumnsQuestions[Q]>;
export type QuestionAnswer<Q extends ColumnsQuestion> = Awaited<ReturnType<ColumnsQuestions[Q]>>;

/** What a page asks of the columns, wherever they are. Nothing throws: errors come as values and keep their type. */
export interface ColumnsService {
	open(options: OpenOptions): Promise<WireResult<Opened>>;
	loadText(): Promise<WireResult<null>>;
	ask(question: ColumnsQuestion, args: readonly unknown[]): Promise<WireResult<unknown>>;
	arrowStream(): Promise<WireResult<Uint8Array<ArrayBuffer>>>;
}

/** `hand` marks what is given away rather than copied: in a worker, comlink's `transfer`. */
export type Hand = <T>(value: T, buffers: ArrayBuffer[]) => T;

export function columnsService(get: FetchBytes, hand: Hand = (value) => value): ColumnsService {
	const host = new ReleaseHost(get);
	const settled = async <T>(run: () => Promise<T>): Promise<WireResult<T>> => {
		try {
			return { ok: true, value: await run() };
		} catch (thrown) {
			return { ok: false, error: toWire(thrown) };
		}
	};
	return {
		async open(options) {
			const result = await settled(() => host.open(options));
			if (!result.ok) return result;
			const core = copyOf(result.value.core);
			const buffers = new Set<ArrayBuffer>();
			for (const column of Object.values(core))
				if (typeof column === 'object')
					buffers.add((('codes' in column ? column.codes : column) as Uint8Array<ArrayBuffer>).buffer);
			return hand({ ok: true, value: { ...result.value, core } }, [...buffers]);
		},
		loadText: () =>
			settled(async () => {
				await host.loadText();
				return null;
			}),
		ask: (question, args) =>
			settled(() => {
				const answer = host.answerer[question] as (...args: readonly unknown[]) => Promise<unknown>;
				return answer(...args);
			}),
		async arrowStream() {
			const result = await settled(() => host.arrowStream());
			return result.ok ? hand(result, [result.value.buffer]) : result;
		}
	};
}

/** The page's own copy of the columns, for the map: the worker keeps its own. */
function copyOf(core: CoreColumns): CoreColumns {
	const entries = Object.entries(core).map(([name, column]) => {
		if (typeof column === 'number') return [name, column];
		if ('codes' in column) return [name, { values: column.values, codes: column.codes.slice() }];
		return [name, column.slice()];
	});
	return Object.fromEntries(entries) as CoreColumns;
}
