import { decodePlaces } from '../queries/places-file';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface HeadTown {
	/** INEGI key of the municipality, 5 digits. */
	code: string;
	name: string;
	/** Degrees: where its head town stands. */
	lon: number;
	lat: number;
}

/** The municipalities at their head towns, by name, as the base map has them. */
export async function readHeadTowns(): Promise<HeadTown[]> {
	const file: unknown = JSON.parse(await readFile(join('static', 'base', 'places.json'), 'utf8'));
	return decodePlaces(file)
		.flatMap(({ kind, code, name, lon, lat }) =>
			kind === 'municipality' && code !== null ? [{ code, name, lon, lat }] : []
		)
		.sort((a, b) => a.name.localeCompare(b.name, 'es'));
}
