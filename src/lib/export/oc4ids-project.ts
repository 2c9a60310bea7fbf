import catalogue from '../../../data/reference/catalogue.json';
import { isLocated, STATUSES, WORK_COLUMNS, type Status, type Work } from '../domain';
import type { ExportFacts } from './facts';

export const PUBLISHER = {
	plain: 'Plomada',
	demonstration: 'Plomada (datos de demostración: obras inventadas)'
} as const;

const STATUS_OF = new Map<Status, string | null>(STATUSES.map(({ code, oc4ids }) => [code, oc4ids]));
const SECTORS = new Map(catalogue.temas.map(({ code, oc4ids_sectors }) => [code, oc4ids_sectors]));

/** Method list of OCDS: an invitation goes to suppliers of the buyer's choice. Own forces (`administracion`) are no tender. */
const METHODS: Partial<Record<string, string>> = {
	licitacion: 'open',
	invitacion: 'limited',
	adjudicacion: 'direct'
};
const PROCESS_STATUS: Partial<Record<Status, string>> = {
	planeada: 'pre-award',
	licitacion: 'pre-award',
	contratada: 'active',
	en_ejecucion: 'active',
	suspendida: 'active',
	terminada: 'closed'
};

/** One work as a project: its members in the order of the schema; what is missing is left out, never 0. */
export function projectOf(work: Work, { issued, demonstration, municipalities }: ExportFacts): object {
	const { id, source, status } = work;
	return {
		id,
		updated: day(issued),
		language: 'es',
		identifiers: [{ id: id.startsWith(`${source}:`) ? id.slice(source.length + 1) : id, scheme: source }],
		publicAuthority: party(work.agency, 'publicAuthority'),
		title: text(work.name),
		description: demonstration ? 'Obra inventada para una demostración: no es real.' : undefined,
		budget: budgetOf(work),
		period: period(work.planned_start, work.planned_end),
		locations: locationsOf(work, municipalities),
		status: STATUS_OF.get(status) ?? undefined,
		sector: sectorsOf(work.tema),
		additionalClassifications: classificationsOf(work),
		parties: partiesOf(work),
		implementationPeriod: period(work.actual_start, work.actual_end),
		metrics: metricsOf(work),
		completion: status === 'terminada' ? completionOf(work) : undefined,
		documents: documentsOf(work.photo),
		contractingProcesses: contractingOf(work),
		benefits:
			work.beneficiaries === null ? undefined : [{ beneficiaries: [{ numberOfPeople: work.beneficiaries }] }],
		plomada: rowOf(work)
	};
}

/** The row as published, in the order of `plomada.columns` of the package: by it a work comes back the same. */
const rowOf = (work: Work): unknown[] => NAMES.map((name) => work[name]);
const NAMES = WORK_COLUMNS.map(({ name }) => name);

/** JSON leaves out what is undefined; undefined where nothing is left. */
function presentOr<T extends Record<string, unknown>>(of: T): T | undefined {
	for (const name in of) if (of[name] !== undefined) return of;
	return undefined;
}
const some = <T>(list: readonly (T | undefined)[]): T[] | undefined => {
	const there = list.filter((item) => item !== undefined);
	return there.length === 0 ? undefined : there;
};

/** Texts of the standard are never empty. */
const text = (value: string | null): string | undefined =>
	value === null || value === '' ? undefined : value;
const day = (date: string): string => `${date}T00:00:00Z`;
const dayOr = (date: string | null): string | undefined => (date === null ? undefined : day(date));
/** Centavos as pesos; the shortest decimal of the nearest double, which is exact up to 90 million million pesos. */
const value = (centavos: number | null): object | undefined =>
	centavos === null ? undefined : { amount: centavos / 100, currency: 'MXN' };
const period = (start: string | null, end: string | null): object | undefined =>
	presentOr({ startDate: dayOr(start), endDate: dayOr(end) });

type Role = 'publicAuthority' | 'supplier' | 'funder';
/** Organisations have no official key in the sources: their id is their role in the project. */
const party = (name: string | null, role: Role): { name: string; id: Role } | undefined =>
	name === null || name === '' ? undefined : { name, id: role };
const partiesOf = ({ agency, contractor, funding_source }: Work): object[] | undefined =>
	some(
		(
			[
				[agency, 'publicAuthority'],
				[contractor, 'supplier'],
				[funding_source, 'funder']
			] as const
		).map(([name, role]) => {
			const of = party(name, role);
			return of && { ...of, roles: [role] };
		})
	);

function budgetOf(work: Work): object | undefined {
	const from = party(work.funding_source, 'funder');
	const program = text(work.program);
	const line =
		program === undefined && from === undefined
			? undefined
			: { id: '1', description: program, sourceParty: from };
	return presentOr({
		amount: value(work.approved ?? work.modified),
		budgetBreakdowns: line && [
			{ id: '1', description: 'Programa y origen del recurso', budgetBreakdown: [line] }
		]
	});
}

function locationsOf(work: Work, names: ExportFacts['municipalities']): object[] | undefined {
	const { lon, lat, locality, municipality } = work;
	const codes = [locality, municipality].filter((code) => code !== null);
	const place = presentOr({
		description: text(work.place_text),
		geometry:
			isLocated(work.location_quality) && lon !== null && lat !== null
				? { type: 'Point', coordinates: [lon, lat] }
				: undefined,
		gazetteer: codes.length === 0 ? undefined : { scheme: 'MX-INEGI', identifiers: codes },
		address:
			municipality === null
				? undefined
				: presentOr({ region: text(names[municipality] ?? null), countryName: 'México' })
	});
	return place && [{ id: '1', ...place }];
}

/** The parent code stands before the more detailed one, as the standard asks. */
function sectorsOf(tema: string | null): string[] | undefined {
	const own = SECTORS.get(tema ?? '') ?? [];
	const all = own.flatMap((code) => (code.includes('.') ? [code.slice(0, code.indexOf('.')), code] : [code]));
	return all.length === 0 ? undefined : [...new Set(all)];
}

function classificationsOf({ kind, rubro, tema, subtema, zone }: Work): object[] {
	const of = { kind, rubro, tema, subtema, zone };
	return Object.entries(of).flatMap(([scheme, id]) =>
		id === null || id === '' ? [] : [{ scheme: `plomada-${scheme}`, id }]
	);
}

const MONEY = WORK_COLUMNS.filter(({ unit }) => unit === 'centavos').map(({ name }) => name);
const PROGRESS = [
	['physicalProgress', 'physical_progress'],
	['financialProgress', 'financial_progress']
] as const;
const PERCENT = { name: '%', scheme: 'UNCEFACT', id: 'P1' };

/** Progress, and the moments of the budget as observations of one metric: the standard's budget has room for one amount. */
function metricsOf(work: Work): object[] | undefined {
	const progress = PROGRESS.map(([id, column]) => {
		const measure = work[column];
		return measure === null ? undefined : { id, observations: [{ id: '1', measure, unit: PERCENT }] };
	});
	const observations = some(
		MONEY.map((name) => {
			const amount = value(work[name] as number | null);
			return amount && { id: name, value: amount };
		})
	);
	const year = work.year === null ? '' : ` del ejercicio ${work.year}`;
	return some([
		...progress,
		observations && { id: 'budget', title: `Momentos del presupuesto${year}`, observations }
	]);
}

const completionOf = (work: Work): object | undefined =>
	presentOr({
		endDate: dayOr(work.actual_end),
		finalValue: value(work.spent),
		finalValueDetails: work.spent === null ? undefined : 'Ejercido o, si falta, pagado, según la fuente'
	});

function documentsOf(photo: string | null): object[] | undefined {
	if (photo === null || !URL.canParse(photo)) return undefined;
	return [{ id: 'photo', documentType: 'illustration', title: 'Fotografía', url: new URL(photo).href }];
}

function contractingOf(work: Work): object[] | undefined {
	const { id, contractor, contract_number, contracted, procurement_method: method, bidders } = work;
	if (method === 'administracion') return undefined;
	if (
		contractor === null &&
		contract_number === null &&
		contracted === null &&
		method === null &&
		bidders === null
	)
		return undefined;
	const supplier = party(contractor, 'supplier');
	const entity = party(work.agency, 'publicAuthority');
	const summary = presentOr({
		externalReference: text(contract_number),
		status: PROCESS_STATUS[work.status],
		tender: presentOr({
			procurementMethod: METHODS[method ?? ''],
			procurementMethodDetails: text(method),
			numberOfTenderers: bidders ?? undefined,
			procuringEntity: entity
		}),
		suppliers: supplier && [supplier],
		contractValue: value(contracted)
	});
	return [{ id: text(contract_number) ?? `${id}#contract`, summary }];
}
