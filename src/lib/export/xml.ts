/** Without what XML 1.0 cannot hold at all (§2.2): one such character breaks the whole file. */
export const legalXml = (text: string): string =>
	text
		// eslint-disable-next-line no-control-regex -- these are the characters meant
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');

/** Text that stays text in XML and in HTML, inside an attribute, too. */
export const escaped = (text: string): string =>
	legalXml(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
