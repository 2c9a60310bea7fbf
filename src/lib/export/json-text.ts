import { writableText } from './text';

/** Looked for first: it is rare, and found ten times faster than an expression. */
const ESCAPE = '\\u';
/** How JSON writes what `writableText` replaces; a backslash before it makes a false alarm, which costs a second writing. */
const UNWRITABLE = /\\u(?:0000|d[89a-f])/;

/** A value as JSON that any reader of UTF-8 can hold. */
export function jsonText(value: unknown): string {
	const text = JSON.stringify(value);
	if (!text.includes(ESCAPE) || !UNWRITABLE.test(text)) return text;
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'string' ? writableText(inner) : inner
	);
}
