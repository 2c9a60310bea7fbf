import { isLocated, LOCATION_QUALITIES, type Status } from '../../domain';

/** How a status is coloured; its words always stand beside the colour. */
export type Tone = 'good' | 'going' | 'warning' | 'stopped' | 'plain';

const TONES = new Map<string, Tone>(
	Object.entries({
		planeada: 'plain',
		licitacion: 'plain',
		contratada: 'plain',
		en_ejecucion: 'going',
		suspendida: 'warning',
		terminada: 'good',
		cancelada: 'stopped',
		sin_dato: 'plain'
	} satisfies Record<Status, Tone>)
);
export const toneOf = (status: string): Tone => TONES.get(status) ?? 'plain';

/** Whether a work has a point on the map, by the code of its location quality. */
export const isOnMap = (quality: string): boolean =>
	LOCATION_QUALITIES.some((known) => known === quality && isLocated(known));
