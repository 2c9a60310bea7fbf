import { fromWire, toWire, type WireError } from '../queries/errors-over-wire';
import { worksOf, type WorksRequest } from '../queries/works-rows';
import { ExportError } from './checked';
import type { ExportFacts, ExportKind } from './facts';
import { exportFile, type FileOptions } from './file';

/** Everything one export needs, as plain data: the page sends it to a worker. */
export interface ExportJob {
	kind: ExportKind;
	works: WorksRequest;
	facts: ExportFacts;
}

export const runJob = (job: ExportJob, options?: FileOptions): Promise<Blob> =>
	exportFile(job.kind, worksOf(job.works), job.facts, options);

/** What the worker says: that it is up, how far it is, and how it ended. */
export type JobMessage =
	| { type: 'up' }
	| { type: 'rows'; done: number }
	| { type: 'file'; blob: Blob }
	| { type: 'failed'; error: WireError | { type: 'export'; expected: string; met: string } };

export function failureOf(thrown: unknown): JobMessage {
	if (thrown instanceof ExportError)
		return { type: 'failed', error: { type: 'export', expected: thrown.expected, met: thrown.met } };
	return { type: 'failed', error: toWire(thrown) };
}

export function errorOf({ error }: Extract<JobMessage, { type: 'failed' }>): Error {
	return error.type === 'export' ? new ExportError(error.expected, error.met) : fromWire(error);
}
