import { KINDS, MEASURES, RUBROS, STATUS_CODES } from '../domain';
import type { FilterState, Notice, Range, ViewState } from './state';
import { SORTS } from './state';
import { DEFAULT_FILTER, DEFAULT_VIEW } from './defaults';
import { PARAMETERS, type Parameter } from './encode';
import {
	cut,
	MAX_NAME_LENGTH,
	MAX_NOTICE_VALUE_LENGTH,
	MAX_NOTICES,
	MAX_SEARCH_LENGTH,
	MAX_WORK_ID_LENGTH,
	safeText,
	searchText
} from './limits';
import { normaliseFilter } from './normalise';
import { splitQuery } from './query-codes';
import { parseAmount, parseYears, type ParsedRange } from './ranges';
import { parseChange, parseDelay } from './signed-ranges';
import type { Vocabulary } from './vocabulary';

/** Added by those who pass links on; they say nothing of the works. */
const IGNORED = /^(?:utm_.*|fbclid|gclid|msclkid|igshid|mc_cid|mc_eid)$/;
/** Their values are gathered from every repeat; of the others the first counts. */
const LISTS: ReadonlySet<Parameter> = new Set<Parameter>(['mun', 'rubro', 'tema', 'estatus']);
const KNOWN = new Map<string, Parameter>(PARAMETERS.map((name) => [name, name]));
const MEASURE_CODES = MEASURES.map((m) => m.code);

type Tell = (parameter: string, value: string, reason: Notice['reason']) => void;

/** Reads values and tells what it drops; a missing parameter is read as ''. */
function reader(params: URLSearchParams, tell: Tell) {
	const given = new Map<Parameter, string[]>();
	for (const [name, value] of params) {
		const parameter = KNOWN.get(name);
		if (parameter !== undefined) given.set(parameter, [...(given.get(parameter) ?? []), value]);
		else if (!IGNORED.test(name)) tell(name, value, 'unknown_parameter');
	}
	for (const [parameter, values] of given) {
		if (LISTS.has(parameter)) continue;
		for (const other of new Set(values.slice(1))) if (other !== values[0]) tell(parameter, other, 'repeated');
	}
	const scalar = (parameter: Parameter): string => given.get(parameter)?.[0] ?? '';

	return {
		scalar,
		range(parameter: Parameter, parse: (text: string) => ParsedRange): Range | null {
			const text = scalar(parameter);
			const { range, problems } = parse(text);
			for (const problem of problems) tell(parameter, text, problem);
			return range;
		},
		list<T extends string>(parameter: Parameter, codes: readonly T[]): T[] {
			const byText = new Map<string, T>(codes.map((code) => [code, code]));
			const found = new Set<T>();
			const unknown = new Set<string>();
			for (const part of (given.get(parameter) ?? []).flatMap((text) => text.split(','))) {
				const text = part.trim();
				const code = byText.get(text);
				if (code !== undefined) found.add(code);
				else if (text !== '') unknown.add(text);
			}
			for (const text of unknown) tell(parameter, text, 'unknown_value');
			return [...found];
		},
		one<T extends string, D>(parameter: Parameter, codes: readonly T[], otherwise: D): T | D {
			const text = scalar(parameter).trim();
			const code = codes.find((c) => c === text);
			if (code === undefined && text !== '') tell(parameter, text, 'unknown_value');
			return code ?? otherwise;
		},
		exact(parameter: Parameter, length: number): string | null {
			const text = scalar(parameter);
			const safe = safeText(text);
			if (text.length > length) tell(parameter, text, 'too_long');
			else if (safe !== text) tell(parameter, text, 'unknown_value');
			else return text || null;
			return null;
		}
	};
}
type Reader = ReturnType<typeof reader>;

function years(read: Reader, vocabulary: Vocabulary, tell: Tell): Range | null {
	const range = read.range('anio', parseYears);
	if (range === null || vocabulary.years === null) return range;
	const [first, last] = vocabulary.years;
	if ((range.from ?? first) <= last && (range.to ?? last) >= first) return range;
	tell('anio', read.scalar('anio'), 'unknown_value');
	return null;
}

function search(read: Reader, tell: Tell): string {
	const given = read.scalar('q');
	if (given.trim().length > MAX_SEARCH_LENGTH) tell('q', given, 'too_long');
	else if (safeText(given) !== given) tell('q', given, 'unknown_value');
	return searchText(given);
}

function decodeFilter(read: Reader, vocabulary: Vocabulary, tell: Tell): FilterState {
	const zapYears = [...vocabulary.zapListYears].map(String);
	const zapList = read.one('zaplista', zapYears, null);
	return normaliseFilter({
		...DEFAULT_FILTER,
		years: years(read, vocabulary, tell),
		municipalities: read.list('mun', [...vocabulary.municipalities]),
		rubros: read.list(
			'rubro',
			RUBROS.filter((rubro) => vocabulary.rubros.has(rubro))
		),
		temas: read.list('tema', [...vocabulary.temas]),
		kind: read.one('tipo', KINDS, null),
		statuses: read.list('estatus', STATUS_CODES),
		amount: read.range('monto', parseAmount),
		change: read.range('cambio', parseChange),
		delay: read.range('retraso', parseDelay),
		zap: read.one('zap', ['0', '1'], '0') === '1',
		zapList: zapList === null ? null : Number(zapList),
		text: search(read, tell),
		contractor: read.exact('contratista', MAX_NAME_LENGTH),
		agency: read.exact('dependencia', MAX_NAME_LENGTH),
		measure: read.one('medida', MEASURE_CODES, DEFAULT_FILTER.measure)
	});
}

function decodeView(read: Reader, vocabulary: Vocabulary, tell: Tell): ViewState {
	const view = read.scalar('vista');
	const isPanel = /^[a-z0-9-]{1,40}$/.test(view);
	if (view !== '' && !isPanel) tell('vista', view, 'unknown_value');
	const release = read.scalar('rel');
	const isRelease = vocabulary.releases.has(release);
	if (release !== '' && !isRelease) tell('rel', release, 'unknown_release');
	return {
		sort: read.one('orden', SORTS, DEFAULT_VIEW.sort),
		work: read.exact('obra', MAX_WORK_ID_LENGTH),
		view: isPanel ? view : null,
		release: isRelease ? release : null,
		engine: read.one('motor', ['auto', 'js'], DEFAULT_VIEW.engine)
	};
}

export interface Decoded {
	filter: FilterState;
	view: ViewState;
	/** What was dropped or mended, at most 20, for the reader to see. */
	notices: Notice[];
}

/**
 * The state an address asks for: its query as it is written, or its parameters where they are already read. Never throws: what it does
 * not know it drops, and says so.
 */
export function decodeUrl(query: string | URLSearchParams, vocabulary: Vocabulary): Decoded {
	const notices: Notice[] = [];
	const tell: Tell = (parameter, value, reason) => {
		if (notices.length >= MAX_NOTICES) return;
		const shown = (text: string): string => cut(safeText(text), MAX_NOTICE_VALUE_LENGTH);
		notices.push({ parameter: shown(parameter), value: shown(value), reason });
	};
	const { params, broken } = typeof query === 'string' ? splitQuery(query) : { params: query, broken: [] };
	for (const { parameter, written } of broken) tell(parameter, written, 'broken_code');
	const read = reader(params, tell);
	return { filter: decodeFilter(read, vocabulary, tell), view: decodeView(read, vocabulary, tell), notices };
}
