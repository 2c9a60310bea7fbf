import { workIdOf } from '$lib/domain';
import { pagedProfile } from '$lib/server/work-profiles';
import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What a work's pages say, in both languages; only of works that have pages of their own. */
export const GET: RequestHandler = async ({ params }) => {
	const profile = await pagedProfile(workIdOf(params.id));
	return profile === null ? error(404) : json(profile);
};
