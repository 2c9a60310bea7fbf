import type { Resource } from '$lib/domain';

/** A few lines that open the table of works in a tool; code, the same in every language. */
export interface Snippet {
	tool: string;
	code: string;
}

/** `works` may be one file or a folder of parts. */
export function snippetsFor(works: Pick<Resource, 'parts'>): Snippet[] {
	const isOne = works.parts.length === 1;
	const file = works.parts[0]?.path ?? 'works.parquet';
	const glob = isOne ? file : 'works/*.parquet';
	const path = isOne ? file : 'works';
	return [
		{
			tool: 'DuckDB',
			code: `SELECT year, count(*) AS works, sum(investment) / 100 AS pesos
FROM '${glob}'
GROUP BY year ORDER BY year;`
		},
		{
			tool: 'Python (pandas)',
			code: `import pandas as pd

works = pd.read_parquet("${path}")
works.groupby("year")["investment"].sum() / 100`
		},
		{
			tool: 'R (arrow, dplyr)',
			code: `library(arrow)
library(dplyr)

open_dataset("${path}") |>
  group_by(year) |>
  summarise(works = n(), pesos = sum(investment, na.rm = TRUE) / 100) |>
  collect()`
		}
	];
}

/** Compares a downloaded file with its published hash. */
export const verifySnippet = (sha256: string, path: string): string => `echo "${sha256}  ${path}" | sha256sum --check`;
