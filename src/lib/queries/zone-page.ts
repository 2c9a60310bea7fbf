import type { Segment } from '../filters';
import type { PageRelease } from './municipality-page';
import type { NeedLine, ZoneProfile } from './zone-profile';

/** An indicator in the language of the page. */
export interface NeedRow extends Omit<NeedLine, 'source' | 'grade'> {
	label: string;
	unit: 'persons' | 'percent' | 'index';
	worse: 'higher' | 'lower' | null;
}

/** Everything a zone's page shows, in the language it is asked for. */
export interface ZonePage {
	release: PageRelease;
	profile: Omit<ZoneProfile, 'needs'>;
	sentence: Segment[];
	/** Outline of a zone brought, on the picture of `static/base/outlines.svg`; null for all others. */
	shape: string | null;
	needs: NeedRow[];
	/** Who publishes the indicators, and of when. */
	indicatorSources: { publisher: string; date: string }[];
	sources: string[];
	canonical: string | null;
}

/** Whether a zone is worse or better off than the median; null where neither end of the indicator is worse. */
export function comparedWithMedian({ value, median, worse }: NeedRow): 'worse' | 'better' | 'equal' | null {
	if (worse === null) return null;
	if (value === median) return 'equal';
	return value > median === (worse === 'higher') ? 'worse' : 'better';
}
