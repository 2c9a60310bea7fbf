import type { Locator, Page } from '@playwright/test';
import { native, release } from './native';
import { expect } from './test';

export const LOCATED = "location_quality IN ('exact', 'locality')";
/** Around the head town of León. */
export const CIRCLE = { lon: -101.68427, lat: 21.12169, radius: 5_000 };
/** The haversine formula, once more and by another, metres. */
export const METRES = `2 * 6371008.8 * asin(sqrt(pow(sin(radians(lat - ${CIRCLE.lat}) / 2), 2) + cos(radians(${CIRCLE.lat})) * cos(radians(lat)) * pow(sin(radians(lon - ${CIRCLE.lon}) / 2), 2)))`;

export const column = (page: Page, key: string, measure: string): Locator =>
	page.getByTestId('compare').locator(`tr[data-key="${measure}"] > [data-key="${key}"]`);

/** A raw figure of the table; null is "sin dato". */
export async function cell(page: Page, key: string, measure: string): Promise<number | null> {
	const value = await column(page, key, measure).getAttribute('data-value');
	return value === null ? null : Number(value);
}

/** The keys of the columns, the state's last. */
export const columns = (page: Page): Promise<(string | null)[]> =>
	page
		.getByTestId('compare')
		.locator('thead [data-key]')
		.evaluateAll((heads) => heads.map((head) => head.getAttribute('data-key')));

/** What the table shows of a place, once it is that of native DuckDB. */
export async function expectNative(page: Page, key: string, where: string): Promise<void> {
	const [row] = await native(
		`SELECT count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS amount, count(*) FILTER (status = 'terminada') AS finished,
		 count(*) FILTER (planned_end < DATE '${release.issued}' AND actual_end IS NULL AND status NOT IN ('terminada', 'cancelada', 'sin_dato')) AS late
		 FROM works WHERE ${where}`
	);
	for (const [measure, name] of [
		['obras', 'works'],
		['inversion', 'amount'],
		['terminadas', 'finished'],
		['atrasadas', 'late']
	] as const)
		await expect(column(page, key, measure), `${key} ${measure}`).toHaveAttribute(
			'data-value',
			String(row?.[name])
		);
}

/** A box around León as a GeoJSON file; `change` breaks it. */
export const geoJson = (change: Record<string, unknown> = {}): string =>
	JSON.stringify({
		type: 'FeatureCollection',
		features: [
			{
				type: 'Feature',
				properties: { nombre: '<img src=x onerror=alert(1)> "norte"' },
				geometry: {
					type: 'Polygon',
					coordinates: [
						[
							[-101.75, 21.05],
							[-101.6, 21.05],
							[-101.6, 21.2],
							[-101.75, 21.2],
							[-101.75, 21.05]
						]
					]
				}
			}
		],
		...change
	});
export const IN_BOX = `${LOCATED} AND lon BETWEEN -101.75 AND -101.6 AND lat BETWEEN 21.05 AND 21.2`;

export const fileOf = (text: string, name = 'area.geojson') => ({
	name,
	mimeType: 'application/geo+json',
	buffer: Buffer.from(text)
});
