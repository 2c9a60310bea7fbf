/** What a release knows, so that the URL can be checked against it. */
export interface Vocabulary {
	/** First and last fiscal year of the release; null where it has none, and then any year is accepted. */
	years: readonly [number, number] | null;
	/** INEGI keys of 5 digits. */
	municipalities: ReadonlySet<string>;
	rubros: ReadonlySet<string>;
	/** `rubro.tema` */
	temas: ReadonlySet<string>;
	/** Years with a list of priority zones. */
	zapListYears: ReadonlySet<number>;
	releases: ReadonlySet<string>;
}
