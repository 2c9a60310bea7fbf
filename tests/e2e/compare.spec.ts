import { found, inTheme, largeText, overflow } from './support/access';
import {
	cell,
	CIRCLE,
	column,
	columns,
	expectNative,
	fileOf,
	geoJson,
	IN_BOX,
	LOCATED,
	METRES
} from './support/compare';
import { native } from './support/native';
import { boxOf, tabTo } from './support/steps';
import { expect, open, settled, test } from './support/test';

const KEY = `c${CIRCLE.lon},${CIRCLE.lat},${CIRCLE.radius}`;
const OWN = 'Un área tuya: círculo, dibujo o archivo';

test('without script the page says what it does, offers examples and leads to every municipality; English too', async ({
	browser,
	baseURL
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${baseURL}/comparar/`);
	await expect(page.getByTestId('sentence')).toContainText('de dos a seis lugares');
	await expect(page.getByRole('region', { name: 'Por ejemplo' }).getByRole('link')).toHaveCount(3);
	await expect(page.getByRole('main').locator('a[href*="/municipio/"]')).toHaveCount(46);
	await page.goto(`${baseURL}/en/comparar/`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare places side by side');
	await context.close();
});

test('places of every kind: their figures are native DuckDB’s, and differ from the base as they should', async ({
	page
}) => {
	const [most] = await native(
		`SELECT 'L' || locality AS place FROM works WHERE locality IS NOT NULL GROUP BY locality ORDER BY count(*) DESC LIMIT 1`
	);
	const locality = String(most?.place).slice(1);
	await open(
		page,
		`/comparar/?lugares=11020~11007~${locality}~zap-rural-11001~aproximacion-110200001~${KEY}`
	);
	expect(await columns(page)).toEqual([
		'11020',
		'11007',
		locality,
		'zap-rural-11001',
		'aproximacion-110200001',
		KEY,
		'estado'
	]);
	await expectNative(page, '11020', "municipality = '11020'");
	await expectNative(page, locality, `locality = '${locality}'`);
	await expectNative(page, 'zap-rural-11001', "municipality = '11001'");
	await expectNative(page, KEY, `${LOCATED} AND ${METRES} <= ${CIRCLE.radius}`);
	await expectNative(page, 'estado', 'TRUE');
	const [people] = await native(
		`SELECT round(sum(investment) / 1721215)::BIGINT AS each FROM works WHERE municipality = '11020'`
	);
	expect(await cell(page, '11020', 'habitante')).toBe(Number(people?.each));
	// What is only published by municipality is sin dato elsewhere, never 0; a circle inside a city has no honest population.
	expect(await cell(page, locality, 'pobreza')).toBeNull();
	expect(await cell(page, KEY, 'habitante')).toBeNull();
	await expect(column(page, KEY, 'habitante')).toContainText('el borde corta localidades');
	await expect(column(page, 'estado', 'marginacion')).toContainText('sin dato');
	// Against the state amounts are not subtracted; against a place they are.
	await expect(column(page, '11020', 'inversion')).not.toHaveAttribute('data-difference', /./);
	await page.getByLabel('Comparar contra').selectOption('1');
	await expect(page).toHaveURL(/base=2$/);
	const [one, other] = [await cell(page, '11020', 'inversion'), await cell(page, '11007', 'inversion')];
	await expect(column(page, '11020', 'inversion')).toHaveAttribute(
		'data-difference',
		String((one ?? 0) - (other ?? 0))
	);
	// Works of León are also its locality's or the circle's: the page says the columns do not add up.
	await expect(page.getByTestId('compare-notes').locator('[data-key="shared"]')).toBeVisible();
	await expect(page.getByTestId('compare-notes').locator('[data-key="population"]')).toContainText(
		'6,036,338'
	);
});

test('one axis for all years; filters and the places of other pages are carried, and said in words', async ({
	page
}) => {
	await open(page, '/comparar/?mun=11020,11001&anio=2015-2017&serie=obras');
	expect(await columns(page)).toEqual(['11001', '11020', 'estado']);
	await expectNative(page, '11020', "municipality = '11020' AND year BETWEEN 2015 AND 2017");
	await expect(page.getByTestId('near-filter')).toContainText('2015 a 2017');
	const [year] = await native("SELECT count(*) AS n FROM works WHERE municipality = '11020' AND year = 2016");
	const bars = page.getByTestId('small-multiples');
	await expect(bars.locator('figure').nth(1).locator('[data-key="2016"]')).toHaveAttribute(
		'data-value',
		String(year?.n)
	);
	const largest = Number(await bars.getAttribute('data-largest'));
	const values = await bars
		.locator('ol > li')
		.evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-value'))));
	expect(Math.max(...values)).toBe(largest);
	await page.getByRole('button', { name: 'Quitar filtros' }).click();
	await expectNative(page, '11020', "municipality = '11020'");
	await page.getByLabel('Las barras muestran').selectOption('habitante');
	await expect(page).toHaveURL(/\?lugares=11001~11020&serie=habitante$/);
});

test('places are found with a slip of the pen, moved, taken away; back goes back', async ({ page }) => {
	await open(page, '/comparar/?lugares=11007');
	const box = page.getByRole('combobox', { name: 'Busca un municipio' });
	await box.fill('irapauto');
	await page.getByTestId('place-results').locator('[data-code="11017"]').click();
	await expect(page).toHaveURL(/lugares=11007~11017$/);
	await page.getByLabel('O una zona').selectOption('zap-rural-11001');
	await expect(page).toHaveURL(/lugares=11007~11017~zap-rural-11001$/);
	await page.getByRole('button', { name: 'Mover Abasolo antes' }).click();
	await expect(page).toHaveURL(/lugares=11007~zap-rural-11001~11017$/);
	await page.getByRole('button', { name: 'Quitar Celaya' }).click();
	await expect(page).toHaveURL(/lugares=zap-rural-11001~11017$/);
	await page.goBack();
	await expect.poll(() => columns(page)).toEqual(['11007', 'zap-rural-11001', '11017', 'estado']);
	await open(page, '/comparar/?lugares=11001~11002~11003~11004~11005~11006');
	await page.getByLabel('O una zona').selectOption('zap-rural-11001');
	await expect(page.getByTestId('add-problem')).toContainText('Ya hay seis lugares');
});

test('by keyboard alone: a circle is drawn by typing its centre and its radius', async ({ page }) => {
	await open(page, '/comparar/?lugares=11020');
	await tabTo(page, page.getByText(OWN), 60);
	await page.keyboard.press('Enter');
	await tabTo(page, page.getByLabel('Centro: latitud, longitud'));
	await page.keyboard.type('nada');
	await page.keyboard.press('Enter');
	await expect(page.getByText('El centro se escribe como dos números')).toBeVisible();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type(`${CIRCLE.lat}, ${CIRCLE.lon}`);
	await page.keyboard.press('Tab');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type('5');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`${KEY}$`));
	await settled(page);
	await expectNative(page, KEY, `${LOCATED} AND ${METRES} <= ${CIRCLE.radius}`);
});

test('a GeoJSON file: its works are those inside, its name is text; bad ones say why, and nothing is sent', async ({
	page
}) => {
	const sent: string[] = [];
	page.on('request', (request) => void (request.method() === 'GET' || sent.push(request.url())));
	await open(page, '/comparar/?lugares=11020');
	await page.getByText(OWN).click();
	const file = page.getByRole('button', { name: 'Un archivo GeoJSON' });
	const problem = page.getByTestId('file-problem');
	const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6372' } } };
	for (const [text, why] of [
		['PK', 'no es JSON'],
		[geoJson(crs), 'EPSG::6372'],
		[geoJson({ features: [] }), 'ninguna figura'],
		[' '.repeat(2_000_001), 'el máximo son 2 MB']
	] as const) {
		await file.setInputFiles(fileOf(text));
		await expect(problem).toContainText(why);
	}
	expect(await columns(page)).toEqual(['11020', 'estado']);
	await file.setInputFiles(fileOf(geoJson()));
	await expect.poll(async () => (await columns(page)).length).toBe(3);
	const [, key = ''] = await columns(page);
	expect(key).toContain('<img src=x onerror=alert(1)>');
	const works = page.getByTestId('compare').locator('tr[data-key="obras"] td').nth(1);
	const [inside] = await native(`SELECT count(*) AS n FROM works WHERE ${IN_BOX}`);
	await expect(works).toHaveAttribute('data-value', String(inside?.n));
	await expect(page.getByRole('main').locator('img')).toHaveCount(0);
	// The address alone tells the area: opened again, it is the same.
	await page.reload();
	await settled(page);
	await expect(works).toHaveAttribute('data-value', String(inside?.n));
	expect(sent).toEqual([]);
});

test('a file dropped on the page is taken as one that is chosen', { tag: '@desk' }, async ({ page }) => {
	await open(page, '/comparar/?lugares=11020');
	await page.getByText(OWN).click();
	const data = await page.evaluateHandle((text) => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([text], 'norte.geojson'));
		return transfer;
	}, geoJson());
	await page.getByRole('group', { name: 'Un archivo GeoJSON' }).dispatchEvent('drop', { dataTransfer: data });
	await expect(page.getByTestId('file-said')).toContainText('norte.geojson');
	await expect.poll(async () => (await columns(page)).length).toBe(3);
});

test('drawn with the mouse on the map: a polygon becomes a column', { tag: '@desk' }, async ({ page }) => {
	const drawing: string[] = [];
	page.on(
		'request',
		(request) => void (/maplibre-gl[.-]/.test(request.url()) && drawing.push(request.url()))
	);
	await open(page, '/comparar/?lugares=11020');
	await page.getByText(OWN).click();
	expect(drawing).toEqual([]);
	await page.getByRole('button', { name: 'Abrir el mapa para dibujar' }).click();
	const map = page.getByTestId('area-map');
	await expect(map).toHaveAttribute('data-state', 'idle', { timeout: 30_000 });
	await map.scrollIntoViewIfNeeded();
	const { x, y, width, height } = await boxOf(map);
	for (const [across, down] of [
		[0.4, 0.35],
		[0.6, 0.35],
		[0.6, 0.65],
		[0.4, 0.65],
		[0.4, 0.35]
	] as const) {
		await page.mouse.move(x + width * across, y + height * down, { steps: 4 });
		await page.mouse.down();
		await page.mouse.up();
	}
	await expect(page).toHaveURL(/lugares=11020~p[\w-]+$/);
	await settled(page);
	expect(await cell(page, (await columns(page))[1] ?? '', 'obras')).toBeGreaterThan(0);
	await page.getByRole('button', { name: 'Cambiar Área 1' }).click();
	await expect(page.getByRole('button', { name: 'Guardar el cambio' })).toBeVisible();
});

test('hostile and strange addresses are mended and told', async ({ page }) => {
	await open(
		page,
		'/comparar/?lugares=11020~99999~<script>~zap-rural-11099~c-101.7,21.1,2000:%3Cb%3EX%3C%2Fb%3E&base=<i>&nada=1'
	);
	await expect(page.getByTestId('filter-notice')).toContainText('<script>');
	await expect(page.getByTestId('filter-notice')).toContainText('zap-rural-11099');
	expect(await columns(page)).toEqual(['11020', 'c-101.7,21.1,2000:<b>X</b>', 'estado']);
	await expect(page.getByTestId('compare').locator('thead b')).toHaveCount(0);
	await page.getByLabel('Nombre de <b>X</b>').fill('Centro "viejo" & <i>más</i>');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('compare').locator('thead')).toContainText('Centro "viejo" & <i>más</i>');
});

test('without works: a clear message, and trying again mends it', async ({ page }) => {
	await page.route('**/works_core.parquet', (route) => route.abort());
	await page.goto('/comparar/?lugares=11020~11007');
	await expect(page.getByTestId('app')).toHaveAttribute('data-state', 'error');
	await expect(page.getByTestId('failure')).toBeVisible();
	await page.unroute('**/works_core.parquet');
	await page.getByRole('button', { name: 'Reintentar' }).click();
	await settled(page);
	await expectNative(page, '11007', "municipality = '11007'");
});

for (const address of [`/comparar/?lugares=11020~${KEY}&base=1`, '/en/comparar/'])
	test(`axe finds nothing in either theme, nothing is lost at 320 pixels: ${address}`, async ({ page }) => {
		await open(page, address);
		await page.getByText(/Un área tuya|An area of your own/).click();
		for (const colorScheme of ['light', 'dark'] as const) {
			await inTheme(page, colorScheme);
			expect(await found(page)).toEqual([]);
		}
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await largeText(page);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});

test('on a phone the measures stay while the columns scroll', { tag: '@phone' }, async ({ page }) => {
	await open(page, '/comparar/?lugares=11020~11007~11001');
	const region = page.getByRole('region', { name: 'Los lugares, medida por medida' });
	const first = page.getByTestId('compare').locator('tr[data-key="obras"] th');
	const before = await boxOf(first);
	await region.evaluate((box) => (box.scrollLeft = 300));
	expect((await boxOf(first)).x).toBeCloseTo(before.x, 0);
	expect((await boxOf(column(page, '11020', 'obras'))).x).toBeLessThan(before.x);
});

test('from a municipality and from a zone', async ({ page }) => {
	await page.goto('/municipio/11020/');
	await page.getByRole('link', { name: 'Comparar con…' }).click();
	await expect(page).toHaveURL(/\/comparar\/\?lugares=11020$/);
	await settled(page);
	await page.goto('/zona/zap-rural-11001/');
	await page.getByRole('link', { name: 'Comparar con…' }).click();
	// The zone's page is settled too: until the address is the other's, its state says nothing of the comparison.
	await expect(page).toHaveURL(/\/comparar\/\?lugares=zap-rural-11001$/);
	await settled(page);
	expect(await columns(page)).toEqual(['zap-rural-11001', 'estado']);
});
