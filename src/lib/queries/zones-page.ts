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

/** A zone that the publisher brought, as the page of all zones lists and draws it. */
export interface CustomRow {
	id: string;
	name: string;
	kind: string | null;
	/** Names of the municipalities it lies in. */
	places: string[];
	population: number | null;
	/** The population is an estimate. */
	estimated: boolean;
	works: number;
	/** Centavos; null is "sin dato". */
	investment: number | null;
	/** Fiscal years for which it holds, and its works of those years; null where nobody says. */
	inForce: { years: number[]; works: number } | null;
	/** On the picture of `static/base/outlines.svg`: its outline, or a point where that is too small to be seen; null without an outline. */
	shape: { path: string } | { at: readonly [number, number] } | null;
}

/** Everything the page of all zones shows; what depends on its address is worked out from `data` in the page. */
export interface ZonesPage {
	release: PageRelease;
	data: ZoneData;
	/** Municipalities that have a page of their own as a zone. */
	declared: string[];
	ways: { way: Way | null; sum: Sum }[];
	proxies: ProxyRow[];
	custom: CustomRow[];
	canonical: string | null;
}
