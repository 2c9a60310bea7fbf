/** What lets a reader check a figure. */
export interface FigureFacts {
	/** What the figure means, in words. */
	definition: string;
	/** The figure itself in words, where it is one. */
	value?: string;
	/** Which works it counts, in words. */
	filter: string;
	/** The question as anyone can run it over the published Parquet; null where a figure has none. */
	sql: string | null;
	/** Where that question stands in a console; null where a figure has none. */
	console: string | null;
	/** Publishers of the data. */
	source: string;
	/** Id of the release. */
	release: string;
	/** How many works stand behind it; null where the page does not count them. */
	rows: number | null;
	/** How to cite it under the name it has on the page; asked for when a reader wants to. Left out where a figure cannot be cited. */
	cite?: ((title: string) => Promise<{ text: string; bibtex: string }>) | undefined;
	/** Its works added up once more by another way, in words, and whether that is the figure. */
	check?: { text: string; holds: boolean };
}
