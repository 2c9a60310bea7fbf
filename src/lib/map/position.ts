/** Why the position could not be had. */
export type PositionProblem = 'unsupported' | 'denied' | 'unavailable' | 'timeout';

export type PositionAnswer = { lon: number; lat: number; accuracy: number } | PositionProblem;

/** Asks the browser where it is, once. The answer stays with the caller: nothing is stored or sent. */
export function askPosition(geolocation: Geolocation | undefined): Promise<PositionAnswer> {
	if (!geolocation) return Promise.resolve('unsupported');
	return new Promise((resolve) => {
		geolocation.getCurrentPosition(
			({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy }),
			({ code }) => resolve(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'),
			{ enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 }
		);
	});
}
