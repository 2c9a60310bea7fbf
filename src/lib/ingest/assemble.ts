import { investmentOf, spentOf, type Work } from '../domain';
import type { Location } from './places/locate';
import type { StatedFields } from './types';

/** A work from what its source says and where it was found. Keys stand in the order of `WORK_COLUMNS`. */
export function assemble(
	id: string,
	f: StatedFields,
	place: Location,
	source: string,
	file: string,
	row: number
): Work {
	return {
		ordinal: 0,
		id,
		name: f.name,
		kind: f.kind,
		rubro: f.rubro,
		tema: f.tema,
		subtema: f.subtema,
		rubro_basis: f.rubro_basis,
		program: f.program,
		agency: f.agency,
		status: f.status,
		status_text: f.status_text,
		year: f.year,
		municipality: place.municipality,
		locality: place.locality,
		zone: null,
		zap: null,
		lon: place.lon,
		lat: place.lat,
		location_quality: place.location_quality,
		location_note: place.location_note,
		location_confidence: place.location_confidence,
		approved: f.approved,
		modified: f.modified,
		committed: f.committed,
		accrued: f.accrued,
		exercised: f.exercised,
		paid: f.paid,
		contracted: f.contracted,
		investment: investmentOf(f),
		spent: spentOf(f),
		physical_progress: f.physical_progress,
		financial_progress: f.financial_progress,
		planned_start: f.planned_start,
		planned_end: f.planned_end,
		actual_start: f.actual_start,
		actual_end: f.actual_end,
		contractor: f.contractor,
		contract_number: f.contract_number,
		procurement_method: f.procurement_method,
		bidders: f.bidders,
		funding_source: f.funding_source,
		beneficiaries: f.beneficiaries,
		place_text: f.place_text,
		photo: f.photo,
		source,
		source_file: file,
		source_row: row
	};
}
