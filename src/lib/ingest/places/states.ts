/**
 * The 32 states with the box their INEGI 2020 municipal outlines fill (`municipios_2020_nacional.geojson`, rounded outwards to 0.01°).
 * It checks points of states whose outlines are not in the gazetteer: coarser than a polygon, and said so in `location_note`.
 */
export interface StateBox {
	code: string;
	name: string;
	/** West, south, east, north. */
	bbox: readonly [number, number, number, number];
}

const box = (code: string, name: string, ...bbox: [number, number, number, number]): StateBox => ({
	code,
	name,
	bbox
});

export const STATES: readonly StateBox[] = [
	box('01', 'Aguascalientes', -102.88, 21.61, -101.83, 22.47),
	box('02', 'Baja California', -118.38, 27.99, -112.29, 32.73),
	box('03', 'Baja California Sur', -115.78, 22.86, -109.4, 28.01),
	box('04', 'Campeche', -92.48, 17.81, -89.11, 20.86),
	box('05', 'Coahuila', -103.97, 24.53, -99.83, 29.89),
	box('06', 'Colima', -114.77, 18.33, -103.48, 19.52),
	box('07', 'Chiapas', -94.15, 14.52, -90.36, 18),
	box('08', 'Chihuahua', -109.08, 25.55, -103.3, 31.79),
	box('09', 'Ciudad de México', -99.37, 19.04, -98.93, 19.6),
	box('10', 'Durango', -107.22, 22.34, -102.46, 26.85),
	box('11', 'Guanajuato', -102.11, 19.9, -99.66, 21.85),
	box('12', 'Guerrero', -102.19, 16.35, -98, 18.9),
	box('13', 'Hidalgo', -99.87, 19.59, -97.98, 21.41),
	box('14', 'Jalisco', -105.7, 18.92, -101.5, 22.76),
	box('15', 'México', -100.62, 18.36, -98.59, 20.3),
	box('16', 'Michoacán', -103.75, 17.9, -100.05, 20.4),
	box('17', 'Morelos', -99.5, 18.32, -98.62, 19.14),
	box('18', 'Nayarit', -106.7, 20.59, -103.71, 23.09),
	box('19', 'Nuevo León', -101.22, 23.15, -98.41, 27.81),
	box('20', 'Oaxaca', -98.56, 15.65, -93.86, 18.68),
	box('21', 'Puebla', -99.08, 17.85, -96.72, 20.85),
	box('22', 'Querétaro', -100.61, 20.01, -99.03, 21.68),
	box('23', 'Quintana Roo', -89.31, 17.88, -86.7, 21.62),
	box('24', 'San Luis Potosí', -102.31, 21.15, -98.32, 24.5),
	box('25', 'Sinaloa', -109.45, 22.46, -105.38, 27.05),
	box('26', 'Sonora', -115.06, 26.29, -108.41, 32.5),
	box('27', 'Tabasco', -94.14, 17.24, -90.98, 18.66),
	box('28', 'Tamaulipas', -100.15, 22.2, -97.14, 27.69),
	box('29', 'Tlaxcala', -98.72, 19.1, -97.62, 19.74),
	box('30', 'Veracruz', -98.69, 17.13, -93.6, 22.48),
	box('31', 'Yucatán', -92.33, 19.54, -87.52, 22.6),
	box('32', 'Zacatecas', -104.36, 21.03, -100.73, 25.14)
];

const byCode = new Map(STATES.map((s) => [s.code, s]));
export const stateBox = (code: string): StateBox | undefined => byCode.get(code);
