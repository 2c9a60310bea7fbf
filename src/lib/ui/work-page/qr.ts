import { encode } from 'uqr';

/** A QR code as one path over squares of 1, with the quiet zone of four that its standard asks for; null where the text is too long for one. */
export function qrPath(text: string): { size: number; path: string } | null {
	try {
		const { size, data } = encode(text, { ecc: 'M', border: 4 });
		const path = data
			.flatMap((row, y) => {
				const runs: string[] = [];
				let from = -1;
				for (let x = 0; x <= row.length; x++) {
					if (row[x] === true && from < 0) from = x;
					else if (row[x] !== true && from >= 0) {
						runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
						from = -1;
					}
				}
				return runs;
			})
			.join('');
		return { size, path };
	} catch {
		return null;
	}
}
