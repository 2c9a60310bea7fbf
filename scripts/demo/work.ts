import { RUBROS, type ProcurementMethod, type Status, type Tema, type Work } from '../../src/lib/domain';
import { drawAmount, drawBudget, drawProgress, settle } from './budget';
import { CUT_OFF, isoDate } from './days';
import type { Draft, Life } from './draft';
import { drawStatus, liveThrough } from './lifecycle';
import { nameWork } from './naming';
import { placeWork, type Site } from './placing';
import { dateProcurement, drawBidders, drawCompany, drawMethod } from './procurement';
import { Random } from './random';
import type { TemaTemplate } from './vocabulary';
import type { World } from './world';

/** Works of the standard demonstration; further ones (`--rows`) carry no planted anomaly. */
export const STANDARD_ROWS = 3702;

const YEARS = [
	2012, 2012, 2013, 2013, 2013, 2014, 2014, 2014, 2014, 2015, 2015, 2015, 2015, 2016, 2016, 2016, 2016, 2017,
	2017, 2017, 2018, 2018, 2018, 2018, 2019, 2019, 2019, 2020, 2020, 2020
];

const STATUS_WORDS: Record<Status, readonly (string | null)[]> = {
	planeada: ['Planeada', 'EN PLANEACIÓN'],
	licitacion: ['En licitación', 'EN PROCESO DE LICITACIÓN'],
	contratada: ['Contratada', 'CONTRATADA SIN INICIAR'],
	en_ejecucion: ['En ejecución', 'EN PROCESO', 'En ejecución'],
	suspendida: ['Suspendida', 'SUSPENDIDA TEMPORALMENTE'],
	terminada: ['Terminada', 'TERMINADA', 'Concluida', 'Entregada'],
	cancelada: ['Cancelada', 'CANCELADA'],
	sin_dato: [null, 'S/D', 'N/D']
};

/** Work number `index` of the demonstration with this seed: the same whatever else is made. */
export function draftWork(index: number, world: World): Draft {
	const random = new Random(world.seed, index);
	const tema = world.temas.at(random.next());
	const template = world.vocabulary.templates[tema.code];
	if (!template) throw new Error(`data/demo/templates.json has no tema ${tema.code}`);
	const subtema = drawSubtema(random, tema, template);
	const shape = template.subtemas[subtema.code];
	if (!shape) throw new Error(`data/demo/templates.json has no subtema ${subtema.code}`);
	const year = random.pick(YEARS);
	const status = drawStatus(random, year);
	const site = placeWork(random, index, template, world);
	const municipal = site.municipality !== null && random.chance(template.municipal_share);
	const work = blankWork(index, year, tema, world.places.get(tema.code) ?? 0, status, site);
	work.name = nameWork(random, random.pick(shape.names), site, world);
	work.kind = shape.kind;
	work.subtema = subtema.code;
	work.program = random.pick(world.vocabulary.names.programas[tema.rubro]);
	work.agency = agencyOf(municipal, tema.code, site, world);
	work.status_text = random.pick(STATUS_WORDS[status]);
	spend(random, work, template, municipal, site, world);
	const life = liveThrough(random, status, year, (work.approved ?? 1e8) / 1e8);
	progress(random, work, life);
	budgetAndContract(random, work, life, tema.code, municipal, site, world);
	publishDates(random, work, life);
	work.beneficiaries = beneficiaries(random, site, template);
	settle(work);
	const places = site.places.map((place) => ({ work: work.id, ...place }));
	return { index, work, life, places, setback: false };
}

/** Actions are drawn less often than works, where a tema has both: 18 % of all. */
function drawSubtema(random: Random, tema: Tema, template: TemaTemplate): Tema['subtemas'][number] {
	const first = random.pick(tema.subtemas);
	if (template.subtemas[first.code]?.kind !== 'accion' || random.chance(0.35)) return first;
	return random.pick(tema.subtemas);
}

/**
 * `demo:GTO-2015-614839`: two digits say rubro and tema, as in many offices' numbering; the rest is a permutation of the index, so
 * that the id tells nothing of the row.
 */
function identify(index: number, year: number, tema: Tema, place: number): string {
	const number =
		index < STANDARD_ROWS
			? String((index * 7919 + 4_009) % 9_973).padStart(4, '0')
			: String((index * 7_368_787 + 1_299_709) % 9_999_991).padStart(7, '0');
	return `demo:GTO-${year}-${RUBROS.indexOf(tema.rubro) + 1}${place}${number}`;
}

function blankWork(index: number, year: number, tema: Tema, place: number, status: Status, site: Site): Work {
	return {
		ordinal: 0,
		id: identify(index, year, tema, place),
		name: null,
		kind: 'obra',
		rubro: tema.rubro,
		tema: tema.code,
		subtema: null,
		rubro_basis: 'source',
		program: null,
		agency: null,
		status,
		status_text: null,
		year,
		zone: null,
		zap: null,
		municipality: site.fields.municipality,
		locality: site.fields.locality,
		lon: site.fields.lon,
		lat: site.fields.lat,
		location_quality: site.fields.location_quality,
		location_note: site.fields.location_note,
		place_text: site.fields.place_text,
		location_confidence: null,
		approved: null,
		modified: null,
		committed: null,
		accrued: null,
		exercised: null,
		paid: null,
		contracted: null,
		investment: null,
		spent: null,
		physical_progress: null,
		financial_progress: null,
		planned_start: null,
		planned_end: null,
		actual_start: null,
		actual_end: null,
		contractor: null,
		contract_number: null,
		procurement_method: null,
		bidders: null,
		funding_source: null,
		beneficiaries: null,
		photo: null,
		source: 'demo',
		source_file: 'demo',
		source_row: index + 2
	};
}

function agencyOf(municipal: boolean, tema: string, site: Site, world: World): string {
	if (municipal && site.municipality) return `Municipio de ${site.municipality.name}, Obras Públicas`;
	const { dependencias } = world.vocabulary.names;
	const agency = dependencias[tema] ?? dependencias[tema.split('.')[0] ?? ''];
	if (agency === undefined) throw new Error(`data/demo/names.json names no agency for ${tema}`);
	return agency;
}

function spend(
	random: Random,
	work: Work,
	template: TemaTemplate,
	municipal: boolean,
	site: Site,
	world: World
): void {
	const population = site.municipality?.population ?? 0;
	const pesos = drawAmount(random, template, municipal, population);
	work.approved = Math.round(pesos * 100);
	const { fondos } = world.vocabulary.names;
	if (random.chance(0.96)) work.funding_source = random.pick(fondos);
}

function progress(random: Random, work: Work, life: Life): void {
	const until = life.cancelled ?? life.suspended ?? CUT_OFF;
	const elapsed = life.start === null ? 0 : Math.min(1, Math.max(0, (until - life.start) / life.plannedDays));
	const { physical, financial } = drawProgress(random, work.status, elapsed);
	work.physical_progress = physical === null || random.chance(0.04) ? null : Math.round(physical * 100) / 100;
	work.financial_progress = financial;
}

function budgetAndContract(
	random: Random,
	work: Work,
	life: Life,
	tema: string,
	municipal: boolean,
	site: Site,
	world: World
): void {
	const estimate = work.approved ?? 0;
	const population = municipal ? (site.municipality?.population ?? 0) : Infinity;
	const method: ProcurementMethod = drawMethod(random, work.kind, estimate, population);
	const contracted = life.signed !== null && method !== 'administracion';
	drawBudget(random, work, estimate / 100, contracted);
	if (work.status === 'planeada') return;
	work.procurement_method = random.chance(0.04) ? null : method;
	if (method === 'administracion') {
		life.signed = null;
		return;
	}
	if (work.status === 'licitacion') {
		life.tendered = CUT_OFF - random.int(2, 30);
		return;
	}
	dateProcurement(random, life, method);
	if (!contracted) return;
	work.bidders = drawBidders(random, method);
	if (random.chance(0.97)) work.contractor = drawCompany(random, tema, method, world).name;
	if (random.chance(0.95))
		work.contract_number = `${municipal ? (work.municipality ?? '11000') : 'GTO'}-${method.slice(0, 1).toUpperCase()}-${work.year}-${work.id.slice(-5)}`;
}

/** What of the life is published: some dates are missing, and a work without status has few. */
function publishDates(random: Random, work: Work, life: Life): void {
	const known = work.status === 'sin_dato' ? 0.15 : 0.95;
	if (random.chance(known)) {
		work.planned_start = isoDate(life.plannedStart);
		work.planned_end = isoDate(life.plannedStart + life.plannedDays);
	}
	if (life.start !== null && random.chance(known)) work.actual_start = isoDate(life.start);
	if (life.end !== null && work.status === 'terminada' && random.chance(known))
		work.actual_end = isoDate(life.end);
}

function beneficiaries(random: Random, site: Site, template: TemaTemplate): number | null {
	if (random.chance(0.15)) return null;
	const people = site.locality?.population ?? (site.municipality?.population ?? 400_000) * 0.1;
	const reach =
		template.setting === 'urban' || people < 3000 ? random.between(0.2, 0.95) : random.between(0.005, 0.12);
	return Math.max(8, Math.round(people * reach));
}
