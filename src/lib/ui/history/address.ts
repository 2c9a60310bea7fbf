import { CHANGE_KINDS, type ChangeKind } from '$lib/analysis';
import { decodeUrl, toQuery, type Decoded, type FilterState, type Vocabulary } from '$lib/filters';

/** The state of `/historial`: which two releases (`de=`, `a=`), which kinds of change (`que=`), and the filter of every page. */
export interface HistoryAddress extends Decoded {
	/** Null where there are not two releases. */
	pair: { before: string; after: string } | null;
	kinds: ChangeKind[];
	/** A release that was asked for and is not there. */
	unknownRelease: string | null;
	/** A kind of change that there is none of. */
	unknownKind: string | null;
	/** Id of the one work whose record is asked for (`obra=`). */
	work: string | null;
}

const MOST = 60;

/** `releases` are ids, the newest first; `usual` is what is compared where the address does not say. */
export function readHistory(
	search: string,
	vocabulary: Vocabulary,
	usual: HistoryAddress['pair']
): HistoryAddress {
	const params = new URLSearchParams(search);
	const take = (name: string): string => {
		const value = params.get(name) ?? '';
		params.delete(name);
		return value;
	};
	// A link from a page of another release asks what changed up to it.
	const [from, to, kinds, shown] = [take('de'), take('a'), take('que'), take('rel')];
	const decoded = decodeUrl(params, vocabulary);
	const known = (id: string): string | null => (vocabulary.releases.has(id) ? id : null);
	const ids = [...vocabulary.releases];
	const olderThan = (id: string): string | undefined => ids[ids.indexOf(id) + 1];
	// The oldest has nothing before it: what came after it is what changed.
	const oldest = ids.at(-1);
	const beginning = known(to) === null && known(from) === null && shown !== '' && shown === oldest;
	const after = beginning ? (ids.at(-2) ?? null) : (known(to) ?? known(shown) ?? usual?.after ?? null);
	const asked = new Set(kinds.split(',').filter((kind) => kind !== ''));
	const isKind = (kind: string): kind is ChangeKind => CHANGE_KINDS.some((other) => other === kind);
	const before =
		known(from) ??
		(after === usual?.after ? usual?.before : after === null ? undefined : olderThan(after)) ??
		usual?.before;
	return {
		...decoded,
		work: decoded.view.work,
		pair: usual === null || after === null || before === undefined ? null : { before, after },
		kinds: CHANGE_KINDS.filter((kind) => asked.has(kind)),
		unknownRelease: [from, to].find((id) => id !== '' && known(id) === null)?.slice(0, MOST) ?? null,
		unknownKind: [...asked].find((kind) => !isKind(kind))?.slice(0, MOST) ?? null
	};
}

/** The query without `?`; '' for the default. */
export function writeHistory(
	{ pair, kinds, work }: Pick<HistoryAddress, 'pair' | 'kinds' | 'work'>,
	filter: FilterState,
	usual: HistoryAddress['pair']
): string {
	const query = toQuery(filter, { sort: 'monto', work, view: null, release: null, engine: 'auto' });
	const isUsual = pair === null || (pair.before === usual?.before && pair.after === usual.after);
	return [
		...(isUsual ? [] : [`de=${encodeURIComponent(pair.before)}`, `a=${encodeURIComponent(pair.after)}`]),
		...(kinds.length === 0 ? [] : [`que=${kinds.join(',')}`]),
		...(query === '' ? [] : [query])
	].join('&');
}
