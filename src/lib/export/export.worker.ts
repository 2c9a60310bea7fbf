import { failureOf, runJob, type ExportJob, type JobMessage } from './job';

const say = (message: JobMessage): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ExportJob>) => {
	runJob(data, { onRows: (done) => say({ type: 'rows', done }) }).then(
		(blob) => say({ type: 'file', blob }),
		(thrown: unknown) => say(failureOf(thrown))
	);
});
say({ type: 'up' });
