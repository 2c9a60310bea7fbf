import type { Place, Work } from '../../src/lib/domain';

/** The days (since 1970) a work really lived through, published or not; null is "did not happen by the cut-off". */
export interface Life {
	plannedStart: number;
	/** Days; the contract runs as long. */
	plannedDays: number;
	/** Call for bids, award (fallo) and signature of the contract. */
	tendered: number | null;
	awarded: number | null;
	signed: number | null;
	start: number | null;
	end: number | null;
	suspended: number | null;
	resumed: number | null;
	delivered: number | null;
	cancelled: number | null;
}

/** A work before its history is written: the generator makes it, the planted anomalies change it. */
export interface Draft {
	/** Position in the generator's order; seeds the work's own chance. */
	index: number;
	work: Work;
	life: Life;
	places: Place[];
	/** An observation of physical progress lower than the one before it. */
	setback: boolean;
}
