import type { Locality, Municipality, Place, Work } from '../../src/lib/domain';
import { moved } from './gazetteer';
import type { Random } from './random';
import type { TemaTemplate } from './vocabulary';
import type { World } from './world';

/** Where a work is, and what of it is known. */
export interface Site {
	municipality: Municipality | null;
	locality: Locality | null;
	/** Its point, quality and words, as `Work` has them. */
	fields: Pick<
		Work,
		'municipality' | 'locality' | 'lon' | 'lat' | 'location_quality' | 'location_note' | 'place_text'
	>;
	/** For works of several municipalities. */
	places: Omit<Place, 'work'>[];
}

const GOLDEN = 0.6180339887498949;
const TAU = 2 * Math.PI;

export function placeWork(random: Random, index: number, template: TemaTemplate, world: World): Site {
	const { gazetteer } = world;
	// The golden-ratio sequence gives every municipality its share at any number of works.
	const municipality = gazetteer.municipalities.at((0.5 + index * GOLDEN) % 1);
	const u = random.next();
	if (u < 0.011) return severalMunicipalities(random, municipality, world);
	if (u < 0.082) return municipalityOnly(random, municipality);
	const places = gazetteer.places.get(municipality.code);
	if (!places) throw new Error(`municipality ${municipality.code} has no localities in the reference tables`);
	const locality = places[template.setting].at(random.next());
	const place_text = `${locality.name}, ${municipality.name}, Guanajuato`;
	const known = { municipality: municipality.code, locality: locality.code, place_text };
	if (u < 0.092) {
		return {
			municipality,
			locality,
			places: [],
			fields: { ...known, location_quality: 'suspect', ...outOfPlace(random, locality, municipality, world) }
		};
	}
	const room = gazetteer.room(locality);
	if (room > 0.15 && random.chance(0.58)) {
		const reach = Math.min(room, Math.max(0.25, 0.0052 * Math.sqrt(locality.population ?? 0)));
		const point = moved(locality, reach * random.next(), TAU * random.next());
		return {
			municipality,
			locality,
			places: [],
			fields: { ...known, ...point, location_quality: 'exact', location_note: null }
		};
	}
	return {
		municipality,
		locality,
		places: [],
		fields: {
			...known,
			lon: locality.lon,
			lat: locality.lat,
			location_quality: 'locality',
			location_note: 'Punto de la localidad, no de la obra'
		}
	};
}

/** Half are of the whole state, half of two or three neighbours: no municipality of their own, no point. */
function severalMunicipalities(random: Random, first: Municipality, world: World): Site {
	const whole = random.chance(0.5);
	const near = [...world.gazetteer.all]
		.filter((other) => other.code !== first.code)
		.sort((a, b) => distance(a, first) - distance(b, first))
		.slice(0, 4);
	const chosen = [first, ...random.shuffled(near).slice(0, random.int(1, 2))];
	const lead = random.int(45, 60) / 100;
	const rest = Math.round(((1 - lead) / (chosen.length - 1)) * 10000) / 10000;
	const shares = chosen.map((m, i) => ({ municipality: m.code, share: i === 0 ? lead : rest }));
	return {
		municipality: null,
		locality: null,
		places: whole ? [{ municipality: '11000', share: null }] : shares,
		fields: {
			municipality: null,
			locality: null,
			lon: null,
			lat: null,
			location_quality: 'none',
			location_note: whole
				? 'Cobertura estatal: la fuente no da municipio'
				: 'Abarca varios municipios: ver la tabla de lugares',
			place_text: whole ? 'Cobertura estatal' : chosen.map((m) => m.name).join('; ')
		}
	};
}

function municipalityOnly(random: Random, municipality: Municipality): Site {
	return {
		municipality,
		locality: null,
		places: [],
		fields: {
			municipality: municipality.code,
			locality: null,
			lon: null,
			lat: null,
			location_quality: 'municipality',
			location_note: 'La fuente sólo da el municipio',
			place_text: random.chance(0.5)
				? `Varias localidades, ${municipality.name}`
				: municipality.name.toUpperCase()
		}
	};
}

/** A published point that cannot be right: in another municipality, outside the state, or with its two numbers swapped. */
function outOfPlace(
	random: Random,
	locality: Locality,
	municipality: Municipality,
	world: World
): Pick<Work, 'lon' | 'lat' | 'location_note'> {
	const u = random.next();
	if (u < 0.15)
		return {
			lon: locality.lat,
			lat: locality.lon,
			location_note: 'Coordenadas fuera de lugar: latitud y longitud parecen invertidas'
		};
	if (u < 0.4) {
		const away = moved(locality, random.between(350, 600), random.between(0.1, 1));
		return { ...away, location_note: 'Coordenadas fuera de lugar: el punto cae fuera del estado' };
	}
	const far = world.gazetteer.all.filter((other) => distance(other, municipality) > 0.6);
	const other = random.pick(far);
	const away = moved(other, random.between(0, 0.5), TAU * random.next());
	return { ...away, location_note: `Coordenadas fuera de lugar: el punto cae en ${other.name}` };
}

const distance = (a: Municipality, b: Municipality): number => Math.hypot(a.lon - b.lon, a.lat - b.lat);
