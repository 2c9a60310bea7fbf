declare module 'subset-font' {
	export default function subsetFont(
		font: Buffer,
		letters: string,
		options: {
			/** `sfnt`: a plain TrueType font. */
			targetFormat: 'woff2' | 'sfnt';
			/** A range of an axis that is kept, or the one place on it that is cut out. */
			variationAxes: Record<string, { min: number; max: number } | number>;
		}
	): Promise<Buffer>;
}
