import { base } from '$app/paths';
import { deLocalizePath } from '$lib/i18n';
import type { Reroute } from '@sveltejs/kit';

export const reroute: Reroute = ({ url }) => deLocalizePath(url.pathname, base);
