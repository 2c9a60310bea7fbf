import { intervalsOf, type EquitySample } from '../../analysis';

/** A thousand draws for each sample: off the thread that answers the reader's fingers. */
addEventListener('message', ({ data }: MessageEvent<{ asked: number; samples: EquitySample[] }>) =>
	postMessage({ asked: data.asked, intervals: data.samples.map((sample) => intervalsOf(sample)) })
);
