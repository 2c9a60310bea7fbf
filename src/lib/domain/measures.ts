/**
 * What "inversión" and "gasto" mean wherever nothing else is said. One function each, so that ingestion, the demonstration generator
 * and the tests cannot disagree. Money in centavos; missing is null.
 */
export interface BudgetMoments {
	approved: number | null;
	modified: number | null;
	contracted: number | null;
	exercised: number | null;
	paid: number | null;
}

/** Spent: exercised or, if missing, paid. */
export function spentOf(moments: Pick<BudgetMoments, 'exercised' | 'paid'>): number | null {
	return moments.exercised ?? moments.paid;
}

/** Investment: the budget in force, which is the modified one, else approved, else contracted, else what was spent. */
export function investmentOf(moments: BudgetMoments): number | null {
	return moments.modified ?? moments.approved ?? moments.contracted ?? spentOf(moments);
}
