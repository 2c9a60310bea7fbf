const SIZE = 1 << 20;
const encoder = new TextEncoder();

/**
 * Text as UTF-8, written straight into bytes: a sheet of a hundred thousand works has five million cells, and as strings that are joined, flattened and
 * encoded they take three times as long.
 */
export class ByteText {
	private bytes = new Uint8Array(SIZE);
	length = 0;

	put(text: string): void {
		if (this.length + 3 * text.length > this.bytes.length) this.grow(3 * text.length);
		const { bytes } = this;
		let at = this.length;
		for (let i = 0; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (unit > 127) {
				at += encoder.encodeInto(text.slice(i), bytes.subarray(at)).written;
				break;
			}
			bytes[at++] = unit;
		}
		this.length = at;
	}

	/** What was written since the last time. */
	take(): Uint8Array<ArrayBuffer> {
		const taken = this.bytes.slice(0, this.length);
		this.length = 0;
		return taken;
	}

	private grow(by: number): void {
		const larger = new Uint8Array(2 * (this.bytes.length + by));
		larger.set(this.bytes.subarray(0, this.length));
		this.bytes = larger;
	}
}
