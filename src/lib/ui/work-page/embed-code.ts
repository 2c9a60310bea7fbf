/** HTML that shows the sheet at `address` in another page. The name comes from data: in an attribute nothing of it can be markup. */
export function embedCode(address: string, title: string): string {
	const url = new URL(address);
	url.searchParams.set('vista', 'insertar');
	return `<iframe src="${attribute(url.href)}" title="${attribute(title)}" width="100%" height="460" loading="lazy"></iframe>`;
}

const CODES: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const attribute = (text: string): string => text.replace(/[&"<>]/g, (sign) => CODES[sign] ?? sign);
