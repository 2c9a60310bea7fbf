import type { Way } from '../domain';
import type { PageRelease } from './municipality-page';
import type { Sum } from './zone-split';
import type { ZoneData } from './zone-table';

/** A locality of the proxy, as the page of all zones lists and draws it. */
export interface ProxyRow {
	id: string;
	name: string;
	municipality: string;
	/** Persons in its urban AGEBs of high and very high marginación. */
	persons: number;
	works: number;
	/** Centavos; null is "sin dato". */
	investment: number | null;
	/** Where it is on the picture of `static/base/outlines.svg`. */
	at: readonly [number, number];
}

/** Everything the page of all zones shows; what depends on its address is worked out from `data` in the page. */
export interface ZonesPage {
	release: PageRelease;
	data: ZoneData;
	/** Municipalities that have a page of their own as a zone. */
	declared: string[];
	ways: { way: Way | null; sum: Sum }[];
	proxies: ProxyRow[];
	canonical: string | null;
}
