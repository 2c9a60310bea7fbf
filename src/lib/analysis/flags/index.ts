import type { Flag } from './flag';
import { benfordTwoDigits } from './benford-two-digits';
import { costGrowth } from './cost-growth';
import { decemberAwards } from './december-awards';
import { decemberSpending } from './december-spending';
import { delay } from './delay';
import { estimateEqualsContract } from './estimate-equals-contract';
import { heterogeneousSupplier } from './heterogeneous-supplier';
import { likelyDuplicate } from './likely-duplicate';
import { nearCeiling } from './near-ceiling';
import { outsideMunicipality } from './outside-municipality';
import { over1000Days } from './over-1000-days';
import { paidBeyondContract } from './paid-beyond-contract';
import { physicalBehindFinancial } from './physical-behind-financial';
import { progressFalls } from './progress-falls';
import { repeatedAmount } from './repeated-amount';
import { repeatedTitle } from './repeated-title';
import { roundAmount } from './round-amount';
import { sameDayAwards } from './same-day-awards';
import { shortTender } from './short-tender';
import { signedBeforeAward } from './signed-before-award';
import { singleBid } from './single-bid';
import { splitUnderCeiling } from './split-under-ceiling';
import { stoppedUnexplained } from './stopped-unexplained';
import { suddenSupplier } from './sudden-supplier';
import { supplierConcentration } from './supplier-concentration';
import { underSpending } from './under-spending';

export { entryIn, type FlagEntry } from './flag';
export type { Flag, FlagSource, FlagState, FlagSubject, FlagUnit, FlagWords } from './flag';
export { RELATIONS as FLAG_RELATIONS } from './relations';

/** All flags, by id. */
export const FLAGS: readonly Flag[] = [
	benfordTwoDigits,
	costGrowth,
	decemberAwards,
	decemberSpending,
	delay,
	estimateEqualsContract,
	heterogeneousSupplier,
	likelyDuplicate,
	nearCeiling,
	outsideMunicipality,
	over1000Days,
	paidBeyondContract,
	physicalBehindFinancial,
	progressFalls,
	repeatedAmount,
	repeatedTitle,
	roundAmount,
	sameDayAwards,
	shortTender,
	signedBeforeAward,
	singleBid,
	splitUnderCeiling,
	stoppedUnexplained,
	suddenSupplier,
	supplierConcentration,
	underSpending
];
