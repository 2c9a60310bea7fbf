import { deflateHere } from './deflate';
import type { DeflateMessage, DeflateOrder } from './remote-deflate';

const say = (message: DeflateMessage): void => postMessage(message);

const deflater = deflateHere();
// One piece after another: none may overtake the one before.
let turn = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<DeflateOrder>) => {
	turn = turn
		.then(async () => {
			if (data === 'end') return say({ type: 'deflated', deflated: await deflater.end() });
			await deflater.put(data);
			say({ type: 'taken' });
		})
		.catch((thrown: unknown) => say({ type: 'failed', met: String(thrown) }));
});
say({ type: 'up' });
