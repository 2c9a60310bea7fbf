import { FLAGS } from '$lib/analysis';
import type { RequestHandler } from './$types';

// Every entry whole, with its SQL, in both languages: who doubts a flag can run it again.
export const prerender = true;

export const GET: RequestHandler = () =>
	new Response(`${JSON.stringify(FLAGS, null, '\t')}\n`, {
		headers: { 'content-type': 'application/json; charset=utf-8' }
	});
