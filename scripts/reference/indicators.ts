import type { Grade, Indicator, ProxyLocality } from '../../src/lib/domain';
import type { Marginacion } from './conapo';
import type { Deprivations, Rezago } from './coneval';
import { INDICATORS } from './indicator-definitions';

/** All of them are of the census year. */
const YEAR = 2020;

export interface IndicatorInputs {
	/** Census population by municipality code, in the order wanted. */
	population: ReadonlyMap<string, number>;
	marginacion: ReadonlyMap<string, Marginacion>;
	rezago: ReadonlyMap<string, Rezago>;
	deprivations: ReadonlyMap<string, Deprivations>;
	/** All localities with graded AGEBs, and those of the proxy layer, which get rows of their own. */
	urbanGrades: ReadonlyMap<string, Pick<ProxyLocality, 'population'>>;
	proxies: readonly ProxyLocality[];
}

/** Long table of all indicators: places in code order (each municipality before its localities), then in the order of INDICATORS. */
export function indicatorRows(inputs: IndicatorInputs): Indicator[] {
	const found = new Map<string, { value: number | null; grade: Grade | null }>();
	const note = (place: string, code: string, value: number | null, grade: Grade | null = null): void => {
		found.set(`${place} ${code}`, { value, grade });
	};
	for (const [place, population] of inputs.population) {
		note(place, 'poblacion', population);
		const marginacion = inputs.marginacion.get(place);
		if (marginacion) note(place, 'marginacion', marginacion.index, marginacion.grade);
		for (const [code, value] of marginacion?.parts ?? []) note(place, code, value);
		const rezago = inputs.rezago.get(place);
		if (rezago) note(place, 'rezago_social', rezago.index, rezago.grade);
		const deprivations = inputs.deprivations.get(place);
		if (deprivations) note(place, 'poblacion_coneval', deprivations.population);
		for (const [code, value] of deprivations?.values ?? []) note(place, code, value);
	}
	const proxyTotals = new Map<string, number>();
	for (const { code, municipality, population } of inputs.proxies) {
		const persons = population.Alto + population['Muy alto'];
		note(code, 'ageb_alta_marginacion_personas', persons);
		proxyTotals.set(municipality, (proxyTotals.get(municipality) ?? 0) + persons);
	}
	for (const [municipality, persons] of proxyTotals)
		note(municipality, 'ageb_alta_marginacion_personas', persons);

	const places = [...inputs.population.keys(), ...inputs.proxies.map((proxy) => proxy.code)].sort();
	return places.flatMap((place) =>
		INDICATORS.flatMap(({ code, unit, source }) => {
			const met = found.get(`${place} ${code}`);
			return met ? [{ place, indicator: code, year: YEAR, ...met, unit, source }] : [];
		})
	);
}
