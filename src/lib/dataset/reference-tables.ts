import type { Indicator, Locality, Municipality, Place } from '../domain';
import { dateColumn, dayColumn, numberColumn, textColumn, yearColumn } from './column-builders';
import { readTable, type TableBytes, type TableFile } from './read-table';

/** NaN, a column's missing, as null. */
const known = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

/** `municipalities`: code, name and head town; population (persons) and area (km²) where known. Throws DatasetError. */
export async function readMunicipalities(parts: readonly TableBytes[]): Promise<
	(Pick<Municipality, 'code' | 'name' | 'head_town'> & {
		population: number | null;
		area_km2: number | null;
	})[]
> {
	const { code, name, head_town, population, area_km2 } = await readTable(parts, (rows) => ({
		code: textColumn(rows),
		name: textColumn(rows),
		head_town: textColumn(rows),
		population: numberColumn(rows, 'persons'),
		area_km2: numberColumn(rows, 'km²')
	}));
	return code.flatMap((key, i) =>
		key === null
			? []
			: [
					{
						code: key,
						name: name[i] ?? key,
						head_town: head_town[i] ?? '',
						population: known(population[i]),
						area_km2: known(area_km2[i])
					}
				]
	);
}

/** `localities`, in the order of their keys; a population that the census keeps to itself is null. Throws DatasetError. */
export async function readLocalities(
	parts: readonly TableBytes[]
): Promise<Pick<Locality, 'code' | 'name' | 'municipality' | 'population' | 'lon' | 'lat'>[]> {
	const { code, name, municipality, population, lon, lat } = await readTable(parts, (rows) => ({
		code: textColumn(rows),
		name: textColumn(rows),
		municipality: textColumn(rows),
		population: numberColumn(rows, 'persons'),
		lon: numberColumn(rows, 'degrees'),
		lat: numberColumn(rows, 'degrees')
	}));
	return code.flatMap((key, i) =>
		key === null
			? []
			: [
					{
						code: key,
						name: name[i] ?? key,
						municipality: municipality[i] ?? key.slice(0, 5),
						population: known(population[i]),
						lon: lon[i] ?? NaN,
						lat: lat[i] ?? NaN
					}
				]
	);
}

/** `indicators` of one place and year per row. Throws DatasetError. */
export async function readIndicators(
	parts: readonly TableBytes[]
): Promise<Pick<Indicator, 'place' | 'indicator' | 'year' | 'value' | 'grade' | 'source'>[]> {
	const table = await readTable(parts, (rows) => ({
		place: textColumn(rows),
		indicator: textColumn(rows),
		year: yearColumn(rows),
		value: numberColumn(rows, 'a value'),
		grade: textColumn(rows),
		source: textColumn(rows)
	}));
	return table.place.flatMap((place, i) => {
		const indicator = table.indicator[i];
		if (place === null || typeof indicator !== 'string') return [];
		return [
			{
				place,
				indicator,
				year: table.year[i] ?? 0,
				value: known(table.value[i]),
				grade: table.grade[i] ?? null,
				source: table.source[i] ?? ''
			}
		];
	});
}

/** When works were to end and did end, YYYY-MM-DD, by ordinal; missing is null. */
export interface Schedules {
	planned_end: (string | null)[];
	actual_end: (string | null)[];
}

/** The two dates of `works` that tell what is late, and no other column. Throws DatasetError. */
export const readSchedules = (parts: readonly (TableBytes | TableFile)[]): Promise<Schedules> =>
	readTable(parts, (rows) => ({ planned_end: dateColumn(rows), actual_end: dateColumn(rows) }));

/** The same two as days since 1970-01-01, NaN where missing: a million of them are read in a moment. Throws DatasetError. */
export const readEndDays = (
	parts: readonly (TableBytes | TableFile)[]
): Promise<{ planned_end: Float64Array; actual_end: Float64Array }> =>
	readTable(parts, (rows) => ({ planned_end: dayColumn(rows), actual_end: dayColumn(rows) }));

/** `places`: works of several municipalities, with their parts where they are stated. Throws DatasetError. */
export async function readSharedPlaces(parts: readonly TableBytes[]): Promise<Place[]> {
	const { work, municipality, share } = await readTable(parts, (rows) => ({
		work: textColumn(rows),
		municipality: textColumn(rows),
		share: numberColumn(rows, 'a part of one')
	}));
	return work.flatMap((id, i) => {
		const code = municipality[i];
		return id === null || typeof code !== 'string'
			? []
			: [{ work: id, municipality: code, share: known(share[i]) }];
	});
}
