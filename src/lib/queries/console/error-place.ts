/** What DuckDB says of a statement that it refuses, taken apart. */
export interface SqlFault {
	/** Of DuckDB's classes of errors, those a reader can do something about. */
	kind:
		| 'syntax'
		| 'extension'
		| 'table'
		| 'column'
		| 'function'
		| 'conversion'
		| 'memory'
		| 'forbidden'
		| 'other';
	/** The name or the word it stumbled over; null where none is told. */
	near: string | null;
	/** Names that are alike. */
	candidates: string[];
	/** Where in the statement, in UTF-16 units; null where it is not told. */
	from: number | null;
	/** DuckDB's own words. */
	said: string;
}

const KINDS: [SqlFault['kind'], RegExp][] = [
	['extension', /is not in the catalog, but it exists in the/],
	[
		'forbidden',
		/Permission Error|disabled by configuration|disabled through configuration|file system operations are disabled|Cannot change configuration|has been locked|httpfs|Extension .* (?:not|could)/i
	],
	['memory', /Out of Memory|memory limit|failed to allocate|could not allocate/i],
	['syntax', /Parser Error/],
	['table', /Catalog Error: Table with name/],
	['column', /Binder Error: (?:Referenced|Table ".*" does not have|Values list)/],
	[
		'function',
		/Catalog Error: (?:Scalar|Aggregate|Table|Macro)? ?(?:Function|function)|No function matches/i
	],
	['conversion', /Conversion Error|Invalid Input Error|Out of Range Error/]
];

/** `sql` is the text that was run. */
export function faultOf(message: string, sql: string): SqlFault {
	const said = wordsOf(message.replace(/^(?:Error: )+/, '').trim());
	const kind = KINDS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other';
	return { kind, near: nearOf(said), candidates: candidatesOf(said), from: placeOf(said, sql), said };
}

/** Some errors come as JSON. */
function wordsOf(said: string): string {
	if (!said.startsWith('{')) return said;
	try {
		const told = JSON.parse(said) as { exception_type?: unknown; exception_message?: unknown };
		return typeof told.exception_message === 'string'
			? `${String(told.exception_type ?? '')} Error: ${told.exception_message}`
			: said;
	} catch {
		return said;
	}
}

function nearOf(said: string): string | null {
	return (
		/at or near "([^"]*)"/.exec(said)?.[1] ??
		/Table with name (\S+) does not exist/.exec(said)?.[1] ??
		/Referenced (?:column|table) "([^"]*)"/.exec(said)?.[1] ??
		/does not have a column named "([^"]*)"/.exec(said)?.[1] ??
		/with name "([^"]+)" is not in the catalog/.exec(said)?.[1] ??
		/[Ff]unction with name "?([^"\s]+)"? does not exist/.exec(said)?.[1] ??
		/No function matches the given name and argument types '([^'(]*)/.exec(said)?.[1] ??
		/Could not convert (?:string )?'([^']*)'/.exec(said)?.[1] ??
		null
	);
}

function candidatesOf(said: string): string[] {
	const listed = /Candidate (?:bindings|entries)?:? ?([^\n]*)/.exec(said)?.[1] ?? '';
	const quoted = [...listed.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name.split('.').at(-1) ?? name);
	const meant = /Did you mean "([^"]+)"/.exec(said)?.[1];
	return [...new Set(meant === undefined ? quoted : [meant, ...quoted])].slice(0, 5);
}

/** From `LINE 2: … FORM works` and the caret below it. */
function placeOf(said: string, sql: string): number | null {
	const shown = /LINE (\d+): (.*)\n( *)\^/.exec(said);
	if (!shown) return null;
	const [, number = '1', text = '', before = ''] = shown;
	const lines = sql.split('\n');
	const line = Number(number) - 1;
	const whole = lines[line];
	if (whole === undefined) return null;
	// Long lines are shown in part, with dots where they were cut.
	const excerpt = text.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
	const dots = text.startsWith('...') ? 3 : 0;
	const start = Math.max(0, whole.indexOf(excerpt));
	const column = start + before.length - `LINE ${number}: `.length - dots;
	const lineStart = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
	return lineStart + Math.min(Math.max(0, column), whole.length);
}
