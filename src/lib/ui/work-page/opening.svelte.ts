import type { OpenedProfile } from '$lib/queries/open-profile';
import { failureWords } from '../explorer/failure-words';

/** A work that the site was not built with, looked for in its release. The readers' code comes only when it is needed. */
export class WorkOpening {
	answer = $state.raw<OpenedProfile | null>(null);
	/** Why it could not be read, in words. */
	failure = $state.raw<string | null>(null);
	#asked: { id: string; release: string | null } | null = null;

	constructor(
		private readonly dataUrl: string,
		private readonly baseUrl: string
	) {}

	open(id: string, release: string | null): void {
		const asked = { id, release };
		this.#asked = asked;
		this.failure = null;
		this.answer = null;
		const { dataUrl, baseUrl } = this;
		void import('$lib/queries/open-profile')
			.then(({ openProfile }) => openProfile({ dataUrl, baseUrl, builtWith: __BUILT_RELEASE__, ...asked }))
			.then(
				(answer) => {
					if (this.#asked === asked) this.answer = answer;
				},
				(thrown: unknown) => {
					if (this.#asked !== asked) return;
					this.failure = failureWords(thrown instanceof Error ? thrown : new Error(String(thrown)));
				}
			);
	}

	retry(): void {
		if (this.#asked) this.open(this.#asked.id, this.#asked.release);
	}

	/** Which of these releases has the work. */
	async look(releases: readonly string[]): Promise<string | null> {
		if (!this.#asked) return null;
		const { releaseWith } = await import('$lib/queries/open-profile');
		return releaseWith(this.dataUrl, this.#asked.id, releases);
	}

	/** An answer that comes later is nobody's. */
	close(): void {
		this.#asked = null;
	}
}
