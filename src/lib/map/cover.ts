type Box = Pick<DOMRect, 'top' | 'right' | 'bottom' | 'left'>;

/** How much of a map's foot a sheet that slides over it covers, px. One that stands beside the map covers nothing. */
export function coveredBy(map: Box, sheet: Box): number {
	const beside = sheet.left >= map.right || sheet.right <= map.left;
	const hidden = Math.min(map.bottom, sheet.bottom) - sheet.top;
	return beside ? 0 : Math.round(Math.max(0, Math.min(hidden, map.bottom - map.top)));
}
