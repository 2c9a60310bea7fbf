import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** A ceiling for awarding works directly, in centavos, by year, kind of buyer and population of the municipality (null: no upper limit). */
const Ceiling = v.object({
	year: v.number(),
	buyer: v.picklist(['municipal']),
	population_up_to: v.nullable(v.number()),
	direct: v.pipe(v.number(), v.integer()),
	invitation: v.pipe(v.number(), v.integer()),
	source: v.string()
});
export type Ceiling = v.InferOutput<typeof Ceiling>;

const FILE = new URL('../../data/award-ceilings.json', import.meta.url);

/** The ceilings that can be cited (`data/award-ceilings.json`). Throws where the file is not as described. */
export const knownCeilings = (): Ceiling[] =>
	v.parse(v.object({ rows: v.array(Ceiling) }), JSON.parse(readFileSync(FILE, 'utf8'))).rows;

/**
 * For the demonstration only: the ceilings of 2022 for each of its years, as its generator uses them. Invented, like the rest of it; the
 * flags of a real release never see them.
 */
export const inventedCeilings = (first: number, last: number): Ceiling[] =>
	knownCeilings()
		.filter(({ year }) => year === 2022)
		.flatMap((ceiling) =>
			Array.from({ length: last - first + 1 }, (_, i) => ({
				...ceiling,
				year: first + i,
				source: 'Demostración'
			}))
		);
