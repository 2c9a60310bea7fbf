import { NO_CONTRACT_DETAILS, type Work } from '../../domain';
import { eventsOf } from '../formats/shared';
import type { IngestBatch } from '../types';

const MOMENTS = ['approved', 'modified', 'committed', 'accrued', 'exercised', 'paid', 'contracted'] as const;

/**
 * What a work lived through, as far as its row tells: an export is the latest view, so earlier observations, amounts by fund and further contracts
 * stay in the release that it came from.
 */
export function putLife(work: Work, batch: IngestBatch): void {
	const { id, year, status } = work;
	for (const moment of MOMENTS) {
		const centavos = work[moment];
		if (centavos !== null)
			batch.amounts.push({ work: id, fiscal_year: year, moment, fund: null, centavos, observed_on: null });
	}
	const { physical_progress: physical, financial_progress: financial } = work;
	if (physical !== null || financial !== null || status !== 'sin_dato')
		batch.observations.push({
			work: id,
			observed_on: null,
			physical,
			financial,
			status: status === 'sin_dato' ? null : status
		});
	for (const event of eventsOf(work)) batch.events.push({ work: id, ...event });
	const { contractor, contract_number, contracted } = work;
	if (contractor === null && contract_number === null && contracted === null) return;
	batch.contracts.push({
		work: id,
		...NO_CONTRACT_DETAILS,
		contract_number,
		contractor,
		method: work.procurement_method,
		bidders: work.bidders,
		centavos: contracted,
		signed_on: null,
		start: work.planned_start ?? work.actual_start,
		end: work.planned_end ?? work.actual_end
	});
}
