/** Why the position could not be had. */
export type PositionProblem = 'unsupported' | 'denied' | 'unavailable' | 'timeout';
export interface Position {
	/** Degrees. */
	lon: number;
	lat: number;
	/** Metres within which it is good, as the device says. */
	accuracy: number;
}

/**
 * The reader's own position: asked for on a tap only, and kept here and nowhere else, neither in the address nor in storage nor in any
 * request. It outlives a visit to another page of the site, and is gone with the tab.
 */
export class OwnPosition {
	at: Position | null = $state.raw(null);
	asking = $state(false);
	problem: PositionProblem | null = $state(null);
	#turn = 0;

	/** Whether there is one now. */
	async ask(ask: () => Promise<Position | PositionProblem>): Promise<boolean> {
		const turn = ++this.#turn;
		this.asking = true;
		this.problem = null;
		const answer = await ask();
		if (turn !== this.#turn) return false;
		this.asking = false;
		if (typeof answer === 'string') this.problem = answer;
		else this.at = answer;
		return typeof answer !== 'string';
	}

	/** Another way was taken: what still comes is not wanted, and what was wrong no longer matters. */
	forget(): void {
		this.#turn++;
		this.asking = false;
		this.problem = null;
		this.at = null;
	}
}

export const ownPosition = new OwnPosition();
