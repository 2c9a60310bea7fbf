/** Where readers of this site report an error: an e-mail address or a web page, as a link. */
export interface Contact {
	href: string;
	text: string;
}

/**
 * What the deployer set as `PLOMADA_CONTACT`; null where nothing was set. Throws where it is neither an e-mail address nor a web address:
 * a build with a dead contact should not go out.
 */
export function contactAddress(set: string | undefined): Contact | null {
	const text = set?.trim() ?? '';
	if (text === '') return null;
	if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)) return { href: `mailto:${text}`, text };
	if (/^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text)) return { href: new URL(text).href, text };
	throw new Error(`PLOMADA_CONTACT: expected an e-mail address or a web address, met "${text}"`);
}
