import type { FeatureCollection } from 'geojson';
import { m } from '$lib/i18n';
import { holds } from './camera';
import { EMPTY } from './features';
import { positionFeatures } from './focus';
import { askPosition, type PositionProblem } from './position';
import type { Bounds } from './types';

const WHY: Record<PositionProblem, () => string> = {
	denied: m.map_position_denied,
	unavailable: m.map_position_unavailable,
	timeout: m.map_position_timeout,
	unsupported: m.map_position_unsupported
};

/** Where the reader is: asked on a tap only, kept here and nowhere else. */
export class Whereabouts {
	asking = $state(false);
	features: FeatureCollection = $state.raw(EMPTY);

	/** The position if it was given and lies within `room`; what happened is told in any case. */
	async ask(room: Bounds, tell: (text: string) => void): Promise<[lon: number, lat: number] | null> {
		this.asking = true;
		tell(m.map_position_asking());
		const answer = await askPosition(navigator.geolocation);
		this.asking = false;
		if (typeof answer === 'string') {
			tell(WHY[answer]());
			return null;
		}
		if (!holds(room, answer.lon, answer.lat)) {
			tell(m.map_position_outside());
			return null;
		}
		this.features = positionFeatures(answer);
		tell(m.map_position_shown());
		return [answer.lon, answer.lat];
	}
}
