/** The words for codes, in the reader's language; the caller knows the release and its catalogue. */
export interface Names {
	municipality(code: string): string;
	rubro(code: string): string;
	/** `agua.potable` */
	tema(code: string): string;
	status(code: string): string;
}
