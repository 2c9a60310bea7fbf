import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/lib/domain';
import { ExportError, EXPORT_KINDS, exportFile, type ExportFacts } from '../../../src/lib/export';
import { crc32 } from '../../../src/lib/export/crc32';
import { deflateHere, type Deflater } from '../../../src/lib/export/deflate';
import { exportShare } from '../../../src/lib/export/file';
import type { ExportJob, JobMessage } from '../../../src/lib/export/job';
import {
	deflateBeside,
	type DeflateMessage,
	type DeflateOrder
} from '../../../src/lib/export/remote-deflate';
import { sharesOf, startJob } from '../../../src/lib/export/remote-job';
import { toWire } from '../../../src/lib/queries/errors-over-wire';
import { fixtureWorks } from '../../fixtures/works';
import { factsFor } from './rows';

const works = fixtureWorks(21_000, { seed: 11 });
const facts = factsFor(works);
/** Not the order of the release. */
const ordinals = Uint32Array.from(works, (_, i) => (i * 7_919) % works.length);
const jobOf = (kind: ExportJob['kind'], of: ExportFacts = facts): Omit<ExportJob, 'share'> => ({
	kind,
	facts: of,
	works: { dataUrl: '/data', manifest: {} as Manifest, ordinals }
});
const rowsOf = (of: Uint32Array) => Array.from(of, (ordinal) => works[ordinal] ?? expect.fail());

/** A worker in name: what it is sent is answered a moment later by `answer`, as structured cloning would bring it. */
class FakeWorker<Order, Message> extends EventTarget {
	static ended = 0;
	constructor(answer: (order: Order, say: (message: Message) => void) => void | Promise<void>, up?: Message) {
		super();
		const say = (data: Message): void => {
			queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
		};
		this.addEventListener('order', (event) => void answer((event as CustomEvent<Order>).detail, say));
		if (up !== undefined) say(up);
	}
	postMessage(order: Order, transfer: Transferable[] = []): void {
		const detail = structuredClone(order, { transfer });
		queueMicrotask(() => this.dispatchEvent(new CustomEvent('order', { detail })));
	}
	terminate(): void {
		FakeWorker.ended++;
	}
	get asWorker(): Worker {
		return this as unknown as Worker;
	}
}

const exportWorker = (): Worker =>
	new FakeWorker<ExportJob, JobMessage>(
		async ({ kind, works: { ordinals: of }, facts: about, share }, say) => {
			try {
				const onRows = (done: number): void => say({ type: 'rows', done });
				say({ type: 'made', ...(await exportShare(kind, rowsOf(of), about, share, { onRows })) });
			} catch (thrown) {
				say({ type: 'failed', error: toWire(thrown) });
			}
		},
		{ type: 'up' }
	).asWorker;

describe('a file made in parts', () => {
	it.each(EXPORT_KINDS)('%s: by two threads it is byte for byte what one makes', async (kind) => {
		const whole = await exportFile(kind, rowsOf(ordinals), facts);
		let told = 0;
		let workers = 0;
		const shared = await startJob(jobOf(kind), {
			threads: 2,
			onRows: (done) => (told = done),
			makeWorker: () => {
				workers++;
				return exportWorker();
			}
		});
		expect(workers).toBe(['csv', 'geojson', 'oc4ids'].includes(kind) ? 2 : 1);
		expect(told).toBe(works.length);
		expect(shared.type).toBe(whole.type);
		expect(Buffer.from(await shared.arrayBuffer()).equals(Buffer.from(await whole.arrayBuffer()))).toBe(true);
	});

	it('is of two only where it is worth it, and every work is in one of them', () => {
		const [first, second, ...more] = sharesOf(jobOf('csv'), 8);
		expect(more).toEqual([]);
		expect([...(first?.works.ordinals ?? []), ...(second?.works.ordinals ?? [])]).toEqual([...ordinals]);
		const few = { ...jobOf('csv'), works: { ...jobOf('csv').works, ordinals: ordinals.slice(0, 19_999) } };
		for (const alone of [sharesOf(few, 8), sharesOf(jobOf('csv'), 1), sharesOf(jobOf('xlsx'), 8)])
			expect(alone.map(({ share }) => share)).toEqual([{ at: 0, of: 1 }]);
	});

	it('is none where the parts together do not add up to the page, and where a part fails the other ends', async () => {
		const wrong = { ...facts, amount: facts.amount + 1 };
		await expect(startJob(jobOf('csv', wrong), { threads: 2, makeWorker: exportWorker })).rejects.toThrow(
			ExportError
		);

		FakeWorker.ended = 0;
		let made = 0;
		const running = startJob(jobOf('csv'), {
			threads: 2,
			makeWorker: () =>
				made++ === 0
					? exportWorkerThatNeverEnds()
					: new FakeWorker<ExportJob, JobMessage>(
							(_, say) => say({ type: 'failed', error: toWire(new Error('no room left')) }),
							{ type: 'up' }
						).asWorker
		});
		await expect(running).rejects.toThrow('no room left');
		await new Promise((turn) => setImmediate(turn));
		expect(FakeWorker.ended).toBe(2);
	});

	it('ends at once when it is stopped', async () => {
		FakeWorker.ended = 0;
		const controller = new AbortController();
		const running = startJob(jobOf('geojson'), {
			threads: 2,
			signal: controller.signal,
			makeWorker: exportWorkerThatNeverEnds
		});
		controller.abort(new Error('stopped by hand'));
		await expect(running).rejects.toThrow('stopped by hand');
		await new Promise((turn) => setImmediate(turn));
		expect(FakeWorker.ended).toBe(2);
	});
});

const exportWorkerThatNeverEnds = (): Worker =>
	new FakeWorker<ExportJob, JobMessage>(() => undefined, { type: 'up' }).asWorker;

describe('deflating beside', () => {
	const pieces = Array.from({ length: 40 }, (_, i) =>
		new TextEncoder().encode(`pieza ${i} á `.repeat(i * 50))
	);
	const text = Buffer.concat(pieces);

	async function through(deflater: Deflater): Promise<void> {
		for (const piece of pieces) await deflater.put(piece.slice());
		const { blob, crc, size } = await deflater.end();
		expect(size).toBe(text.length);
		expect(crc).toBe(crc32(text, 0));
		expect(inflateRawSync(Buffer.from(await blob.arrayBuffer())).equals(text)).toBe(true);
	}

	const deflatingWorker = (): Worker => {
		const deflater = deflateHere();
		let turn = Promise.resolve();
		return new FakeWorker<DeflateOrder, DeflateMessage>(
			(order, say) => {
				turn = turn.then(async () => {
					if (order === 'end') return say({ type: 'deflated', deflated: await deflater.end() });
					await deflater.put(order);
					say({ type: 'taken' });
				});
			},
			{ type: 'up' }
		).asWorker;
	};

	it('gives what deflating here gives', async () => {
		await through(deflateHere());
		await through(deflateBeside(deflatingWorker));
	});

	it('happens here where no worker can be made or none starts', async () => {
		await through(
			deflateBeside(() => {
				throw new Error('no workers');
			})
		);
		await through(
			deflateBeside(() => {
				const worker = new FakeWorker<DeflateOrder, DeflateMessage>(() => undefined);
				queueMicrotask(() => worker.dispatchEvent(new Event('error')));
				return worker.asWorker;
			})
		);
	});

	it('tells of a worker that stops in the middle', async () => {
		const deflater = deflateBeside(
			() =>
				new FakeWorker<DeflateOrder, DeflateMessage>((_, say) => say({ type: 'failed', met: 'no memory' }), {
					type: 'up'
				}).asWorker
		);
		const all = async (): Promise<void> => {
			for (const piece of pieces) await deflater.put(piece.slice());
			await deflater.end();
		};
		await expect(all()).rejects.toThrow('no memory');
	});

	it('CRC-32 of "123456789" is CBF43926, whole or in pieces (the check value of the catalogue of CRCs)', () => {
		const digits = new TextEncoder().encode('123456789');
		expect(crc32(digits, 0)).toBe(0xcbf43926);
		expect(crc32(digits.subarray(3), crc32(digits.subarray(0, 3), 0))).toBe(0xcbf43926);
	});
});
