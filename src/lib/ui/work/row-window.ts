/** What the list asks of its virtualised part. */
export interface RowWindowHandle {
	/** Scrolls until the row is in sight. */
	reveal(offset: number): void;
}
