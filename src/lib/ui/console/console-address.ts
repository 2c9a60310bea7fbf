import { href } from '../shell/href';

/** The state of the console in the address: `consulta=` is the SQL that was run last, `rel=` the release. */
export interface ConsoleView {
	sql: string;
	release: string | null;
}

/** Longer questions are run, but no link carries them: some hosts and messengers cut addresses off. */
export const MOST_IN_LINK = 6_000;

export const readConsole = (params: URLSearchParams): ConsoleView => ({
	sql: params.get('consulta') ?? '',
	release: params.get('rel')
});

/** Null where the question is too long for a link. */
export function consoleQuery({ sql, release }: ConsoleView): string | null {
	if (sql.length > MOST_IN_LINK) return null;
	const params = new URLSearchParams();
	if (sql.trim() !== '') params.set('consulta', sql);
	if (release !== null) params.set('rel', release);
	return params.toString();
}

/** The address of the console with a question about a release; null where the question is too long for one. */
export function consoleHref(sql: string, release: string): string | null {
	const query = consoleQuery({ sql, release });
	return query === null ? null : `${href('/sql/')}?${query}`;
}
