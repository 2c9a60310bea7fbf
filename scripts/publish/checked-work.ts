import {
	KINDS,
	LOCATION_QUALITIES,
	RUBROS,
	STATUS_CODES,
	investmentOf,
	isLocated,
	spentOf,
	type Work
} from '../../src/lib/domain';
import { PublishError } from './request';

const codes = (values: readonly string[]): ReadonlySet<string | null> => new Set(values);
const kinds = codes(KINDS);
const statuses = codes(STATUS_CODES);
const qualities = codes(LOCATION_QUALITIES);
const rubros = codes(RUBROS);
const MUNICIPALITY = /^\d{5}$/;

function wrong(work: Work, expected: string, met: unknown): PublishError {
	const said = JSON.stringify(met) ?? 'nothing';
	return new PublishError(`${expected} of work ${work.id}`, said, 'Mend the importer that made it.');
}

/** What must hold of every published work, whoever made it. Throws PublishError. */
export function assertPublishable(work: Work): void {
	if (!work.id || !work.source || !work.source_file || !(work.source_row > 0))
		throw wrong(work, 'id and provenance (source, file, row)', [
			work.source,
			work.source_file,
			work.source_row
		]);
	if (!kinds.has(work.kind)) throw wrong(work, 'a kind', work.kind);
	if (!statuses.has(work.status)) throw wrong(work, 'a status', work.status);
	if (!qualities.has(work.location_quality)) throw wrong(work, 'a location quality', work.location_quality);
	if (work.rubro !== null && !rubros.has(work.rubro)) throw wrong(work, 'a rubro', work.rubro);
	if (work.municipality !== null && !MUNICIPALITY.test(work.municipality))
		throw wrong(work, 'a municipality of 5 digits', work.municipality);
	if ((work.lon === null) !== (work.lat === null))
		throw wrong(work, 'both coordinates or none', [work.lon, work.lat]);
	if (isLocated(work.location_quality) && work.lon === null)
		throw wrong(work, 'the coordinates of a located work', work.location_quality);
	for (const centavos of [work.investment, work.spent])
		if (centavos !== null && !Number.isSafeInteger(centavos)) throw wrong(work, 'whole centavos', centavos);
	if (work.investment !== investmentOf(work))
		throw wrong(work, `investment ${investmentOf(work)}`, work.investment);
	if (work.spent !== spentOf(work)) throw wrong(work, `spent ${spentOf(work)}`, work.spent);
}
