/** WKB of a point, little-endian (OGC 06-103r4): byte order 1, type 1, x, y. */
export function wkbPoint(lon: number, lat: number): Uint8Array {
	const bytes = new Uint8Array(21);
	const view = new DataView(bytes.buffer);
	view.setUint8(0, 1);
	view.setUint32(1, 1, true);
	view.setFloat64(5, lon, true);
	view.setFloat64(13, lat, true);
	return bytes;
}

export type Bounds = [number, number, number, number];

/** The `geo` metadata of GeoParquet 1.1.0; without `crs` the coordinates are longitude and latitude (OGC:CRS84). */
export function geoMetadata(bounds: Bounds | null): string {
	const column = { encoding: 'WKB', geometry_types: ['Point'], ...(bounds ? { bbox: bounds } : {}) };
	return JSON.stringify({ version: '1.1.0', primary_column: 'geometry', columns: { geometry: column } });
}

export function widened(bounds: Bounds | null, lon: number, lat: number): Bounds {
	if (!bounds) return [lon, lat, lon, lat];
	return [
		Math.min(bounds[0], lon),
		Math.min(bounds[1], lat),
		Math.max(bounds[2], lon),
		Math.max(bounds[3], lat)
	];
}
