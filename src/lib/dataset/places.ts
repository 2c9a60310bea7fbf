import type { ZoneDeclaration } from '../domain';
import { textColumn, yearColumn } from './column-builders';
import { readTable, type TableBytes } from './read-table';

/** `zones`: who is declared in which year's list. Throws DatasetError. */
export async function readZones(
	parts: readonly TableBytes[]
): Promise<Pick<ZoneDeclaration, 'kind' | 'municipality' | 'list_year'>[]> {
	const { kind, municipality, list_year } = await readTable(parts, (rows) => ({
		kind: textColumn(rows),
		municipality: textColumn(rows),
		list_year: yearColumn(rows)
	}));
	return municipality.flatMap((code, i) =>
		code === null
			? []
			: [{ kind: kind[i] === 'urban' ? 'urban' : 'rural', municipality: code, list_year: list_year[i] ?? 0 }]
	);
}

/** `municipalities` or `localities`: names by INEGI key. Throws DatasetError. */
export async function readPlaceNames(parts: readonly TableBytes[]): Promise<Map<string, string>> {
	const { code, name } = await readTable(parts, (rows) => ({
		code: textColumn(rows),
		name: textColumn(rows)
	}));
	return new Map(
		code.flatMap((key, i): [string, string][] => {
			const called = name[i];
			return key === null || typeof called !== 'string' ? [] : [[key, called]];
		})
	);
}
