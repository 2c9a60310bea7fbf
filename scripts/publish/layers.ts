import { bbox } from '@turf/turf';
import type { BroughtZone } from '../../src/lib/queries/custom-ground';
import { CustomLayer } from '../../src/lib/queries/custom-layer';
import type { Area } from '../../src/lib/queries/municipality-at';
import type { Layers } from '../../src/lib/queries/work-zones';
import type { Outline, Reference } from '../reference/load';

const areasOf = (outlines: ReadonlyMap<string, Outline>): Area[] =>
	[...outlines].map(([code, geometry]) => ({
		type: 'Feature',
		properties: { code },
		geometry,
		bbox: bbox(geometry)
	}));

/** What works are joined with at publishing: the reference's outlines, and the zones brought. */
export function layersOf(reference: Reference, brought: readonly BroughtZone[] = []): Layers {
	const [boundaries, proxies] = [areasOf(reference.boundaries), areasOf(reference.proxyOutlines)];
	const { municipalities, localities } = reference;
	const grounds = { municipalities, localities, boundaries, towns: proxies };
	return { boundaries, proxies, custom: brought.length === 0 ? null : new CustomLayer(brought, grounds) };
}
