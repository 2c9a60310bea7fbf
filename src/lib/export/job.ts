import type { WireError } from '../queries/errors-over-wire';
import { worksOf, type WorksRequest } from '../queries/works-rows';
import type { ExportFacts, ExportKind } from './facts';
import { exportShare, type FileOptions, type MadeShare } from './file';
import type { Share } from './text-format';

/** Everything a part of an export needs, as plain data: the page sends it to a worker. */
export interface ExportJob {
	kind: ExportKind;
	/** The works of this part alone. */
	works: WorksRequest;
	facts: ExportFacts;
	share: Share;
}

export const runJob = ({ kind, works, facts, share }: ExportJob, options?: FileOptions): Promise<MadeShare> =>
	exportShare(kind, worksOf(works), facts, share, options);

/** What the worker says: that it is up, how far it is, and how it ended. */
export type JobMessage =
	| { type: 'up' }
	| { type: 'rows'; done: number }
	| ({ type: 'made' } & MadeShare)
	| { type: 'failed'; error: WireError };
