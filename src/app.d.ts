import type { Notice } from '$lib/filters';

declare global {
	namespace App {
		interface PageState {
			/** What was mended of the address that this entry of the history came by. */
			mended?: Notice[];
		}
	}
}

export {};
