import type { Draft } from '../draft';
import type { World } from '../world';
import { Field } from './field';
import type { Planted } from './flags';
import { plantGroups } from './groups';
import { plantOutside, plantSingle } from './single';

export { FLAGS, type Flag, type Planted } from './flags';

/** Changes the works it plants anomalies in and lists them, by flag and work. Same works and seed: same list. */
export function plantAnomalies(drafts: readonly Draft[], world: World): Planted[] {
	const field = new Field(drafts, world);
	field.reserve(drafts.filter(({ work }) => work.location_quality === 'none'));
	plantOutside(field);
	plantGroups(field);
	plantSingle(field);
	return field.planted.sort((a, b) => compare(a.flag, b.flag) || compare(a.work, b.work));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
