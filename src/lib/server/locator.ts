import topology from '../../../data/reference/municipalities.topo.json';
import type { LocatorPaths } from '../export/drawing';
import { outlinePaths, type OutlinePaths, type Outlines } from './outlines';

let paths: OutlinePaths | null = null;

/** The outlines pictures show where a municipality is with. */
export function locatorPaths(code: string): LocatorPaths {
	paths ??= outlinePaths(topology as unknown as Outlines);
	const { width, height, state, places } = paths;
	return { width, height, state, place: places.get(code) ?? '' };
}
