import type { Notice } from '$lib/filters';

declare global {
	/** Id of the release the site was built for; '' in a development server. */
	const __BUILT_RELEASE__: string;
	namespace App {
		interface PageState {
			/** What was mended of the address that this entry of the history came by. */
			mended?: Notice[];
		}
	}
}

export {};
