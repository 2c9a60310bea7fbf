import { building } from '$app/environment';
import { base } from '$app/paths';
import { workIdOf, workParam, type WorkProfile } from '$lib/domain';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** The work as the site was built with it; null where it was not, and the page must look in the release itself. */
export const load: PageLoad = async ({ params, fetch }) => {
	const id = workIdOf(params.id);
	const profile = await fetch(`${base}/obra/${workParam(id)}/ficha.json`)
		.then((answer) => (answer.ok ? (answer.json() as Promise<WorkProfile>) : null))
		// No network, or a host that answers an unknown address with a page.
		.catch(() => null);
	if (profile === null && building) error(404);
	return { id, profile };
};
