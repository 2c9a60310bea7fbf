import { describe, expect, test } from 'vitest';
import { QuestionCache } from '../../../src/lib/queries';

/** A question whose answer the test gives. */
function held<T>() {
	let runs = 0;
	let stopped = false;
	let settle: { resolve: (value: T) => void; reject: (error: Error) => void } | null = null;
	return {
		run: (signal: AbortSignal) => {
			runs++;
			signal.addEventListener('abort', () => (stopped = true));
			return new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
		},
		answer: (value: T) => settle?.resolve(value),
		fail: (error: Error) => settle?.reject(error),
		runs: () => runs,
		isStopped: () => stopped
	};
}

describe('the cache of questions', () => {
	test('runs equal questions at once, and later, only once', async () => {
		const cache = new QuestionCache();
		const question = held<number>();
		const [a, b] = [cache.ask('k', question.run), cache.ask('k', question.run)];
		question.answer(7);
		expect(await Promise.all([a, b])).toEqual([7, 7]);
		expect(await cache.ask('k', question.run)).toBe(7);
		expect(question.runs()).toBe(1);
	});

	test('does not keep a failure', async () => {
		const cache = new QuestionCache();
		const question = held<number>();
		const asked = cache.ask('k', question.run);
		question.fail(new Error('no'));
		await expect(asked).rejects.toThrow('no');
		const again = cache.ask('k', question.run);
		question.answer(8);
		expect(await again).toBe(8);
	});

	test('lets go at once whoever aborts, and goes on for the others', async () => {
		const cache = new QuestionCache();
		const question = held<number>();
		const one = new AbortController();
		const [gone, stays] = [cache.ask('k', question.run, one.signal), cache.ask('k', question.run)];
		one.abort();
		await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
		expect(question.isStopped()).toBe(false);
		question.answer(9);
		expect(await stays).toBe(9);
	});

	test('stops what nobody waits for any more, and asks anew when somebody does', async () => {
		const cache = new QuestionCache();
		const question = held<number>();
		const [one, two] = [new AbortController(), new AbortController()];
		const asked = [cache.ask('k', question.run, one.signal), cache.ask('k', question.run, two.signal)];
		one.abort();
		two.abort();
		for (const gone of asked) await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
		expect(question.isStopped()).toBe(true);
		expect(cache.size).toBe(0);
		const again = cache.ask('k', question.run);
		question.answer(10);
		expect(await again).toBe(10);
		expect(question.runs()).toBe(2);
	});

	test('asks nothing for one who has already aborted', async () => {
		const cache = new QuestionCache();
		const question = held<number>();
		await expect(cache.ask('k', question.run, AbortSignal.abort())).rejects.toMatchObject({
			name: 'AbortError'
		});
		expect(question.runs()).toBe(0);
	});

	test('keeps so many answers, the least recently used going first', async () => {
		const cache = new QuestionCache(2);
		const runs: string[] = [];
		const ask = (key: string) =>
			cache.ask(key, async () => {
				runs.push(key);
				return key;
			});
		for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
		expect(runs).toEqual(['a', 'b', 'c', 'b']);
		expect(cache.size).toBe(2);
	});
});
