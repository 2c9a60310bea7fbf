/** Years as a person writes them: 2012–2015, 2018. */
export function yearSpans(years: readonly number[]): string {
	const sorted = [...new Set(years)].sort((a, b) => a - b);
	const spans: [number, number][] = [];
	for (const year of sorted) {
		const last = spans.at(-1);
		if (last && year === last[1] + 1) last[1] = year;
		else spans.push([year, year]);
	}
	return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

export interface ListNote {
	/** Years of works without a list: nobody knows whether they lie in a zone. */
	missing: string;
	missingYears: number;
	/** Years whose list is invented for the demonstration. */
	invented: string;
}

/** What must be said about the lists of zones that judge the works; only the named one when `list` names one. */
export function listNote(
	lists: readonly { year: number; demonstration: boolean }[],
	years: readonly [number, number],
	list: number | null
): ListNote {
	const judged =
		list === null
			? lists.filter((l) => l.year >= years[0] && l.year <= years[1])
			: lists.filter((l) => l.year === list);
	const known = new Set(judged.map((l) => l.year));
	const wanted =
		list === null ? Array.from({ length: years[1] - years[0] + 1 }, (_, i) => years[0] + i) : [list];
	const missing = wanted.filter((year) => !known.has(year));
	return {
		missing: yearSpans(missing),
		missingYears: missing.length,
		invented: yearSpans(judged.filter((l) => l.demonstration).map((l) => l.year))
	};
}
