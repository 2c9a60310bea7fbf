import type { Municipality } from '../../src/lib/domain';
import type { Site } from './placing';
import type { Random } from './random';
import type { World } from './world';

/** Fills a template: `{Obra} de la red de agua potable{etapa}, {lugar}`. */
export function nameWork(random: Random, template: string, site: Site, world: World): string {
	let name = '';
	for (const [i, part] of partsOf(template).entries()) {
		name += i % 2 === 0 ? part : fill(part, random, site, world);
	}
	return random.chance(0.12) ? name.toUpperCase() : name;
}

const split = new Map<string, string[]>();

/** Text and names of blanks by turns; each template is taken apart once. */
function partsOf(template: string): string[] {
	let parts = split.get(template);
	if (!parts) split.set(template, (parts = template.split(/[{}]/)));
	return parts;
}

function fill(blank: string, random: Random, site: Site, world: World): string {
	const { names } = world.vocabulary;
	switch (blank) {
		case 'Obra':
			return random.pick(names.obra);
		case 'etapa':
			return random.chance(0.35) ? `, ${random.pick(names.ordinales)} etapa` : '';
		case 'lugar':
			return placeWords(random, site, world);
		case 'municipio':
			return site.municipality ? `municipio de ${site.municipality.name}` : 'diversos municipios';
		case 'calle':
			return street(random, world);
		case 'colonia':
			return random.pick(names.colonias);
		case 'escuela':
			return `“${random.pick(names.escuelas)}”`;
		case 'plantel':
			return random.pick(names.planteles);
		case 'jardin':
			return random.pick(names.jardines);
		case 'tramo':
			return stretch(random, site, world);
		case 'n':
			return String(random.int(12, 480));
		case 'k':
			return String(random.int(2, 9));
		case 'm':
			return String(random.int(4, 60) * 50);
		case 'm2':
			return String(random.int(10, 120) * 25);
		case 'm3':
			return String(random.int(1, 16) * 25);
		case 'km':
			return `${random.int(1, 18)}+${String(random.int(0, 19) * 50).padStart(3, '0')}`;
		default:
			throw new Error(
				`data/demo/templates.json: expected a known blank; met {${blank}}. Add it to scripts/demo/naming.ts.`
			);
	}
}

function street(random: Random, world: World): string {
	const { names } = world.vocabulary;
	const main = `${random.pick(names.vias)} ${random.pick(names.calles)}`;
	if (random.chance(0.55)) return main;
	const first = random.pick(names.calles);
	const second = random.pick(names.calles);
	if (second === first || main.endsWith(first) || main.endsWith(second)) return main;
	return `${main}, entre ${first} ${/^H?I/i.test(second) ? 'e' : 'y'} ${second}`;
}

function placeWords(random: Random, site: Site, world: World): string {
	const { municipality, locality } = site;
	if (!municipality)
		return site.places[0]?.municipality === '11000' ? 'cobertura estatal' : 'diversos municipios';
	const town = municipality.name;
	if (!locality)
		return random.pick([
			`varias localidades, ${town}`,
			`diversas comunidades de ${town}`,
			`municipio de ${town}`
		]);
	if (locality.code.endsWith('0001')) {
		const colony = `colonia ${random.pick(world.vocabulary.names.colonias)}, ${town}`;
		return random.chance(0.62)
			? colony
			: random.pick(['cabecera municipal', `cabecera municipal de ${town}`, `zona centro, ${town}`]);
	}
	const name = shortName(locality.name);
	const words = `${locality.ambit === 'urban' ? 'localidad' : random.pick(['comunidad', 'comunidad', 'localidad'])} ${name}`;
	return random.chance(0.4) ? `${words}, ${town}` : words;
}

/** Without the second name INEGI keeps in brackets. */
const shortName = (name: string): string => name.replace(/\s*[([].*$/, '');

/** “Ojo de Agua - El Capulín”: from one of the municipality's localities to another. */
function stretch(random: Random, site: Site, world: World): string {
	const municipality: Municipality = site.municipality ?? random.pick(world.gazetteer.all);
	const places = world.gazetteer.places.get(municipality.code);
	if (!places) return municipality.name;
	const from = site.locality ?? places.any.at(random.next());
	let to = places.rural.at(random.next());
	for (let i = 0; i < 5 && to.code === from.code; i++) to = places.rural.at(random.next());
	return `${shortName(from.name)} - ${to.code === from.code ? 'entronque carretero' : shortName(to.name)}`;
}
