import {
	autocompletion,
	closeBrackets,
	closeBracketsKeymap,
	completionKeymap
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { SQLDialect, sql, PostgreSQL, type SQLNamespace } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	keymap,
	lineNumbers,
	placeholder
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** A table as completion offers it. */
export interface OfferedTable {
	name: string;
	meaning: string;
	columns: { name: string; type: string; meaning: string }[];
}

export interface EditorOptions {
	/** A shadow root: styles are then constructed sheets, which the page's policy allows, where it forbids inline ones. */
	root: ShadowRoot;
	text: string;
	tables: readonly OfferedTable[];
	/** What a screen reader calls it. */
	label: string;
	hint: string;
	onchange(text: string): void;
	onrun(): void;
	/** By element id, what describes it besides. */
	words: Record<string, string>;
}

/** DuckDB is PostgreSQL's dialect with words of its own. */
const DuckDb = SQLDialect.define({
	...PostgreSQL.spec,
	keywords: `${PostgreSQL.spec.keywords ?? ''} qualify summarize describe pivot unpivot exclude asof positional anti semi sample columns`
});

const colours = HighlightStyle.define([
	{ tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
	{ tag: [tags.string, tags.special(tags.string)], color: 'var(--place)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
	{ tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
	{ tag: tags.typeName, color: 'var(--warn)' }
]);

const look = EditorView.theme({
	'&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '0.9375rem' },
	'&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
	'.cm-scroller': {
		fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
		lineHeight: '1.55',
		minHeight: '9rem',
		maxHeight: '24rem'
	},
	'.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
	'.cm-cursor': { borderLeftColor: 'var(--ink)' },
	'.cm-gutters': {
		backgroundColor: 'var(--surface)',
		color: 'var(--muted)',
		borderRight: '1px solid var(--line)'
	},
	'.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
	'&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)' },
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
		backgroundColor: 'var(--accent-soft)'
	},
	'.cm-placeholder': { color: 'var(--muted)' },
	'.cm-tooltip': {
		backgroundColor: 'var(--surface)',
		color: 'var(--ink)',
		border: '1px solid var(--line-strong)',
		borderRadius: '6px',
		boxShadow: 'var(--shadow)'
	},
	'.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
	'.cm-tooltip-autocomplete > ul > li[aria-selected]': {
		backgroundColor: 'var(--accent)',
		color: 'var(--on-accent)'
	},
	'.cm-completionDetail': {
		marginInlineStart: '0.75em',
		color: 'inherit',
		opacity: '0.75',
		fontStyle: 'normal'
	},
	'.cm-completionInfo': { maxWidth: '22rem', padding: '6px 10px' },
	'.cm-diagnostic-error': { borderLeft: '4px solid var(--stop)' }
});

export interface Editor {
	text(): string;
	write(text: string): void;
	/** Puts text where the cursor is. */
	insert(text: string): void;
	/** Marks the place of an error; null takes the mark away. */
	mark(fault: { from: number; message: string } | null): void;
	focus(): void;
	destroy(): void;
}

export function createEditor(parent: Element, options: EditorOptions): Editor {
	const schema: SQLNamespace = Object.fromEntries(
		options.tables.map(({ name, meaning, columns }) => [
			name,
			{
				self: { label: name, type: 'type', detail: meaning },
				children: columns.map((column) => ({
					label: column.name,
					type: 'property',
					detail: column.type,
					info: column.meaning
				}))
			}
		])
	);
	const view = new EditorView({
		parent,
		root: options.root,
		state: EditorState.create({
			doc: options.text,
			extensions: [
				lineNumbers(),
				history(),
				drawSelection(),
				highlightActiveLine(),
				bracketMatching(),
				closeBrackets(),
				autocompletion({ icons: false }),
				syntaxHighlighting(colours),
				sql({ dialect: DuckDb, schema, upperCaseKeywords: true }),
				placeholder(options.hint),
				EditorView.lineWrapping,
				EditorView.contentAttributes.of({
					'aria-label': options.label,
					spellcheck: 'false',
					autocapitalize: 'off'
				}),
				EditorState.phrases.of(options.words),
				// Tab leaves the editor, as everywhere on a page; two ways to run.
				keymap.of([
					{ key: 'Mod-Enter', run: () => (options.onrun(), true) },
					{ key: 'Shift-Enter', run: () => (options.onrun(), true) },
					...closeBracketsKeymap,
					...defaultKeymap,
					...historyKeymap,
					...completionKeymap
				]),
				EditorView.updateListener.of((update) => {
					if (update.docChanged) options.onchange(update.state.doc.toString());
				}),
				look
			]
		})
	});
	return {
		text: () => view.state.doc.toString(),
		write(text) {
			view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
		},
		insert(text) {
			view.dispatch(view.state.replaceSelection(text));
			view.focus();
		},
		mark(fault) {
			const { doc } = view.state;
			const from = Math.min(fault?.from ?? 0, doc.length);
			const word = /^[\p{L}\p{N}_$"]+/u.exec(doc.sliceString(from, from + 60))?.[0].length ?? 1;
			const to = Math.min(doc.length, from + word);
			view.dispatch(
				setDiagnostics(
					view.state,
					fault
						? [{ from: Math.min(from, Math.max(0, to - 1)), to, severity: 'error', message: fault.message }]
						: []
				)
			);
			if (fault) view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
		},
		focus: () => view.focus(),
		destroy: () => view.destroy()
	};
}
