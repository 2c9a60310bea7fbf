/**
 * The picture of an SVG file as PNG, drawn by the browser. Works where the picture brings all it needs with it (its font is inside).
 * Rejects where it cannot be fetched, decoded or drawn.
 */
export async function pngOf(svgAddress: string, scale = 1): Promise<Blob> {
	const response = await fetch(svgAddress);
	if (!response.ok) throw new Error(`expected the picture at ${svgAddress}, met status ${response.status}`);
	const url = URL.createObjectURL(new Blob([await response.blob()], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.naturalWidth * scale;
		canvas.height = image.naturalHeight * scale;
		const context = canvas.getContext('2d');
		if (!context) throw new Error('expected a canvas to draw on, met none');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise<Blob>((resolve, reject) =>
			canvas.toBlob(
				(blob) => (blob ? resolve(blob) : reject(new Error('expected a PNG, met nothing'))),
				'image/png'
			)
		);
	} finally {
		URL.revokeObjectURL(url);
	}
}
