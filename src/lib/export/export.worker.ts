import { toWire } from '../queries/errors-over-wire';
import { runJob, type ExportJob, type JobMessage } from './job';
import { deflateBeside } from './remote-deflate';

const say = (message: JobMessage): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ExportJob>) => {
	runJob(data, { onRows: (done) => say({ type: 'rows', done }), makeDeflater: deflateBeside }).then(
		(made) => say({ type: 'made', ...made }),
		(thrown: unknown) => say({ type: 'failed', error: toWire(thrown) })
	);
});
say({ type: 'up' });
