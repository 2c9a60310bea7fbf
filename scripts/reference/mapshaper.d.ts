/** mapshaper ships no types; this is the one entry point used here. */
declare module 'mapshaper' {
	const mapshaper: {
		/** Runs a command line over files in memory (text, or an object that is GeoJSON); gives the files that `-o` names. */
		applyCommands(
			commands: string,
			input: Record<string, string | object>
		): Promise<Record<string, string | Uint8Array>>;
	};
	export default mapshaper;
}
