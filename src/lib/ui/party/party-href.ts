import { DEFAULT_VIEW, toQuery, type FilterState } from '$lib/filters';
import { href } from '../shell/href';

/** The address of a contractor's or an agency's page, with the rest of a filter. */
export function partyHref(
	kind: 'contractor' | 'agency',
	name: string,
	filter: FilterState,
	release: string | null = null
): string {
	const whose =
		kind === 'contractor' ? { contractor: name, agency: null } : { agency: name, contractor: null };
	const query = toQuery({ ...filter, ...whose }, { ...DEFAULT_VIEW, release });
	return `${href(kind === 'contractor' ? '/contratista/' : '/dependencia/')}?${query}`;
}
