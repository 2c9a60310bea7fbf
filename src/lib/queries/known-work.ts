import type { CoreColumns, Dictionary, Kind, LocationQuality, Status, TextColumns } from '../domain';
import type { KnownWork } from './questions';

/** What the columns in memory hold of one work: `known` where no row can be had. */
export function knownWork(core: CoreColumns, text: TextColumns, ordinal: number): KnownWork {
	const word = ({ values, codes }: Dictionary): string | null => values[codes[ordinal] ?? 0] ?? null;
	const number = (column: Float64Array): number | null => {
		const value = column[ordinal] ?? NaN;
		return Number.isNaN(value) ? null : value;
	};
	return {
		ordinal,
		id: text.id[ordinal] ?? '',
		name: text.name[ordinal] ?? null,
		kind: (word(core.kind) ?? 'obra') as Kind,
		rubro: word(core.rubro),
		tema: word(core.tema),
		program: word(text.program),
		agency: word(text.agency),
		status: (word(core.status) ?? 'sin_dato') as Status,
		year: core.year[ordinal] || null,
		municipality: word(core.municipality),
		locality: word(text.locality),
		zap: [null, false, true][core.zap[ordinal] ?? 0] ?? null,
		lon: number(core.lon),
		lat: number(core.lat),
		location_quality: (word(core.location_quality) ?? 'none') as LocationQuality,
		approved: number(core.approved),
		modified: number(core.modified),
		contracted: number(core.contracted),
		investment: number(core.investment),
		spent: number(core.spent),
		contractor: word(text.contractor),
		place_text: text.place_text[ordinal] ?? null,
		source: word(text.source) ?? ''
	};
}
