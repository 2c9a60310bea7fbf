/** An address that data gives, fit to be a link: only ever of the web. Null for every other kind, and for what is no address. */
export function webAddress(address: string | null): string | null {
	if (address === null) return null;
	try {
		const url = new URL(address);
		return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
	} catch {
		return null;
	}
}
