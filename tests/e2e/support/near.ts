import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { decodePlaces } from '../../../src/lib/queries/places-file';
import { native } from './native';
import { expect } from './test';

const places = decodePlaces(JSON.parse(readFileSync('static/base/places.json', 'utf8')));
const celaya = places.find(({ code }) => code === '11007');
if (!celaya) throw new Error('expected Celaya in the index of places, met none');
/** The head town of Celaya, as the index of places has it. */
export const CELAYA = celaya;
/** Where people live in León. */
export const LEON = { lon: -101.68427, lat: 21.12169 };

/** Distance on the mean sphere in SQL: the haversine formula, once more and by another. */
const metres = (lon: number, lat: number): string =>
	`2 * 6371008.8 * asin(sqrt(pow(sin(radians(lat - ${lat}) / 2), 2) + cos(radians(${lat})) * cos(radians(lat)) * pow(sin(radians(lon - ${lon}) / 2), 2)))`;

/** What native DuckDB finds within a radius; the nearest of those that have a place of their own, if any has. */
export async function nativeNear(lon: number, lat: number, radius: number, where = 'TRUE') {
	const [row] = await native(
		`SELECT count(*) AS works, coalesce(sum(investment), 0)::BIGINT AS amount, 
		 coalesce(min(m) FILTER (location_quality = 'exact'), min(m)) AS nearest
		 FROM (SELECT *, ${metres(lon, lat)} AS m FROM works WHERE location_quality IN ('exact', 'locality') AND ${where})
		 WHERE m <= ${radius}`
	);
	if (!row) throw new Error('expected one row, met none');
	return { works: Number(row.works), amount: Number(row.amount), nearest: Number(row.nearest) };
}

/** Opens the page and waits until it runs, and until an answer that is asked for is there. */
export async function openNear(page: Page, query = '', path = '/cerca/'): Promise<void> {
	await page.goto(`${path}${query}`);
	await ready(page);
}
export const ready = (page: Page): Promise<void> =>
	expect(page.getByTestId('app')).toHaveAttribute('data-state', 'ready');

/** How many works the list says there are. */
export const listed = async (page: Page): Promise<number> =>
	Number(await page.getByTestId('near-list').getAttribute('data-total'));
