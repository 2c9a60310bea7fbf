import {
	POPULATION_BASES,
	WAYS,
	ZONE_LAYERS,
	type CustomZone,
	type WorkZone,
	type ZoneDeclaration
} from '../domain';
import { numberColumn, textColumn, yearColumn } from './column-builders';
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

/** `work_zones`: where each work lies, and how that is known. Throws DatasetError. */
export async function readWorkZones(parts: readonly TableBytes[]): Promise<WorkZone[]> {
	const { work, layer, zone, way } = await readTable(parts, (rows) => ({
		work: textColumn(rows),
		layer: textColumn(rows),
		zone: textColumn(rows),
		way: textColumn(rows)
	}));
	return work.flatMap((id, i) => {
		const of = ZONE_LAYERS.find((known) => known === layer[i]);
		return id === null || of === undefined
			? []
			: [{ work: id, layer: of, zone: zone[i] ?? null, way: WAYS.find((known) => known === way[i]) ?? null }];
	});
}

/** `custom_zones`: the zones that the publisher brought. Throws DatasetError. */
export async function readCustomZones(parts: readonly TableBytes[]): Promise<CustomZone[]> {
	const table = await readTable(parts, (rows) => ({
		zone: textColumn(rows),
		key: textColumn(rows),
		kind: textColumn(rows),
		name: textColumn(rows),
		municipalities: textColumn(rows),
		population: numberColumn(rows, 'persons'),
		population_basis: textColumn(rows),
		localities: numberColumn(rows, 'localities'),
		area_km2: numberColumn(rows, 'km²'),
		years: textColumn(rows),
		works_unknown: numberColumn(rows, 'works'),
		file: textColumn(rows),
		file_row: numberColumn(rows, 'a row')
	}));
	const known = (value: number | undefined): number | null =>
		value === undefined || Number.isNaN(value) ? null : value;
	return table.zone.flatMap((zone, i): CustomZone[] =>
		zone === null
			? []
			: [
					{
						zone,
						key: table.key[i] ?? zone,
						kind: table.kind[i] ?? null,
						name: table.name[i] ?? zone,
						municipalities: table.municipalities[i] ?? null,
						population: known(table.population[i]),
						population_basis: POPULATION_BASES.find((basis) => basis === table.population_basis[i]) ?? null,
						localities: known(table.localities[i]) ?? 0,
						area_km2: known(table.area_km2[i]),
						years: table.years[i] ?? null,
						works_unknown: known(table.works_unknown[i]) ?? 0,
						file: table.file[i] ?? '',
						file_row: known(table.file_row[i]) ?? 0
					}
				]
	);
}
