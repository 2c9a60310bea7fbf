import { createHash } from 'node:crypto';
import { SourceError, zoneId, type Problem, type ProblemAction, type ZoneFile } from '../../src/lib/domain';
import type { BroughtZone } from '../../src/lib/queries/custom-ground';
import { attributeReader, inegiKey, personsOf, yearsOf } from './attributes';
import { mendOutline } from './outline';
import { readZoneFile, type ZoneRecord, type ZoneSource } from './read-file';

export interface ReadZonesOptions {
	/** Files whose polygons only lend their outlines to the keys of a CSV. */
	shapes: readonly string[];
	/** Years of files that do not say any; null where nobody does. */
	years: readonly number[] | null;
	/** INEGI state that keys and zones belong to; null for all. */
	state: string | null;
	/** West, south, east, north of that state, degrees; null for all. */
	box: readonly [number, number, number, number] | null;
	/** Part of an outline that lies in the state, 0 to 1; null where that cannot be told. */
	insideState: (outline: NonNullable<BroughtZone['outline']>) => number | null;
	/** Whether INEGI has such a municipality or locality; null where the catalogue at hand does not say. */
	isKnown: (key: string) => boolean | null;
}
export interface ReadZones {
	zones: BroughtZone[];
	problems: Problem[];
	files: ZoneFile[];
}

/** Reads files of zones in the order given. What is wrong with a zone is in `problems`; a file that is none throws SourceError. */
export async function readZones(paths: readonly string[], options: ReadZonesOptions): Promise<ReadZones> {
	const gathering = new Gathering(options);
	for (const path of options.shapes) gathering.lend(await readZoneFile(path));
	for (const path of paths) gathering.take(await readZoneFile(path));
	return gathering.result();
}

type Draft = BroughtZone & { own: boolean };

class Gathering {
	private readonly zones = new Map<string, Draft>();
	private readonly lent = new Map<string, BroughtZone['outline']>();
	private readonly problems: Problem[] = [];
	private readonly files: ZoneFile[] = [];

	constructor(private readonly options: ReadZonesOptions) {}

	result(): ReadZones {
		const zones = [...this.zones.values()].map(({ own: _, ...zone }) => zone);
		for (const zone of zones)
			if (zone.outline === null && zone.keys.some((key) => key.length === 13))
				this.problem(zone, 'zone.no_outline', 'kept', zone.keys[0] ?? null);
		for (const file of this.files) {
			file.zones = zones.filter((zone) => zone.file === file.file).length;
			const own = this.problems.filter((problem) => problem.file === file.file);
			file.refused = own.filter(({ action }) => action === 'row_dropped').length;
			for (const { rule } of own) file.problems[rule] = (file.problems[rule] ?? 0) + 1;
		}
		return { zones, problems: this.problems, files: this.files };
	}

	lend(source: ZoneSource): void {
		const { read } = this.opened(source);
		for (const record of source.records) {
			const key = inegiKey(read(record.properties, 'key') ?? '')?.key;
			const outline = this.outlineOf(source, record);
			if (key === undefined)
				this.problem({ file: source.file, row: record.row }, 'zone.key_unreadable', 'row_dropped');
			else if (outline !== null) this.lent.set(key, outline);
		}
	}

	take(source: ZoneSource): void {
		const { read, has } = this.opened(source);
		if (source.format === 'keys' && !has('key'))
			throw new SourceError(
				source.file,
				'a column of INEGI keys (cvegeo, cve_ageb, cve_loc or cve_mun)',
				source.columns.slice(0, 12).join(', '),
				'Name the column so, or give the polygons as GeoJSON or a zipped shapefile.'
			);
		for (const record of source.records) this.record(source, record, (name) => read(record.properties, name));
	}

	private opened(source: ZoneSource): ReturnType<typeof attributeReader> {
		if (this.files.some(({ sha256 }) => sha256 === source.sha256))
			throw new SourceError(source.file, 'each file of zones once', 'the same file twice', 'Give it once.');
		const { file, bytes, sha256, format, records } = source;
		this.files.push({
			file,
			bytes,
			sha256,
			format,
			rows: records.length,
			zones: 0,
			refused: 0,
			problems: {}
		});
		return attributeReader(source.columns);
	}

	private record(
		source: ZoneSource,
		record: ZoneRecord,
		read: (name: Parameters<ReturnType<typeof attributeReader>['read']>[1]) => string | null
	): void {
		const at = { file: source.file, row: record.row };
		const written = read('key');
		const found = written === null ? null : inegiKey(written);
		if (source.format === 'keys' && found === null)
			return this.problem(at, 'zone.key_unreadable', 'row_dropped', written);
		if (found?.padded) this.problem(at, 'zone.key_padded', 'value_repaired', written);
		const key = found?.key ?? null;
		const { state, isKnown } = this.options;
		if (key !== null && state !== null && !key.startsWith(state))
			return this.problem(at, 'zone.outside_state', 'row_dropped', key);
		if (key !== null && source.format === 'keys' && isKnown(key) === false)
			return this.problem(at, 'zone.key_unknown', 'row_dropped', key);
		const outline =
			source.format === 'keys' ? (this.lent.get(key ?? '') ?? null) : this.outlineOf(source, record);
		if (source.format !== 'keys' && outline === null) return;
		// The inner key of a grouped list is a part of the zone, not its name.
		const own = source.format === 'keys' ? (read('group') ?? key) : (key ?? read('name'));
		const id = read('id') ?? own ?? hashOf(outline);
		const years = this.years(at, read('years'));
		const people = read('population');
		const population = people === null ? null : personsOf(people);
		if (people !== null && population === null)
			this.problem(at, 'zone.population_unreadable', 'value_dropped', people);
		const name = read('name');
		const zone = zoneId('custom', slug(id));
		const draft: Draft = {
			zone,
			id,
			keys: key === null ? [] : [key],
			kind: read('kind'),
			name: named(name, key, id),
			outline,
			own: source.format !== 'keys',
			population,
			years,
			...at
		};
		const known = this.zones.get(zone);
		if (known === undefined) this.zones.set(zone, draft);
		else this.again(known, draft);
	}

	/** The same id once more: another year of the same zone, one more key of a list, or a duplicate. */
	private again(known: Draft, draft: Draft): void {
		const sameKeys = draft.keys.every((key) => known.keys.includes(key));
		const sameShape =
			draft.own === known.own &&
			(sameKeys || !draft.own) &&
			(!draft.own || hashOf(draft.outline) === hashOf(known.outline));
		const newYears = (draft.years ?? []).filter((year) => !known.years?.includes(year));
		if (sameShape && sameKeys && newYears.length > 0) {
			known.years = [...(known.years ?? []), ...newYears].sort((a, b) => a - b);
			return;
		}
		if (!draft.own && !known.own && !sameKeys && known.file === draft.file && known.id !== known.keys[0]) {
			known.keys.push(...draft.keys);
			known.outline = joined(known.outline, draft.outline);
			if (newYears.length > 0) known.years = [...(known.years ?? []), ...newYears].sort((a, b) => a - b);
			if (draft.population !== null) known.population = (known.population ?? 0) + draft.population;
			return;
		}
		this.problem(draft, 'zone.duplicate_id', 'row_dropped', draft.id);
	}

	private years(at: { file: string; row: number }, text: string | null): number[] | null {
		const stated = text === null ? null : yearsOf(text);
		if (text !== null && stated === null) this.problem(at, 'zone.years_unreadable', 'value_dropped', text);
		return stated ?? (text === null && this.options.years !== null ? [...this.options.years] : null);
	}

	private outlineOf(source: ZoneSource, record: ZoneRecord): BroughtZone['outline'] {
		const { file } = source;
		const { row, geometry, ordered } = record;
		const { outline, findings } = mendOutline(geometry, { ordered, box: this.options.box });
		for (const { rule, action, value } of findings) this.problem({ file, row }, rule, action, value);
		if (outline === null) return null;
		const inside = this.options.insideState(outline);
		if (inside === 0) {
			this.problem(
				{ file, row },
				'zone.outside_state',
				'row_dropped',
				String(outline.coordinates.flat(outline.type === 'Polygon' ? 1 : 2)[0])
			);
			return null;
		}
		if (inside !== null && inside < 0.99)
			this.problem(
				{ file, row },
				'zone.partly_outside_state',
				'kept',
				`${Math.round(100 * (1 - inside))} % fuera`
			);
		return outline;
	}

	private problem(
		at: { file: string; row: number },
		rule: string,
		action: ProblemAction,
		value: string | null = null
	): void {
		this.problems.push({
			file: at.file,
			row: at.row,
			column: null,
			value: value?.slice(0, 200) ?? null,
			rule,
			action
		});
	}
}

/** Rows of a list make one zone of several outlines. */
function joined(one: BroughtZone['outline'], other: BroughtZone['outline']): BroughtZone['outline'] {
	if (one === null || other === null) return one ?? other;
	const parts = [one, other].flatMap((outline) =>
		outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates
	);
	return { type: 'MultiPolygon', coordinates: parts };
}

const hashOf = (value: unknown): string =>
	createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);

/** What an id is in an address: letters without accents, digits and hyphens. An id that is more than that keeps a hash of itself. */
function slug(id: string): string {
	const plain = id
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
	return plain === id.toLowerCase()
		? plain
		: [plain, hashOf(id).slice(0, 6)].filter((part) => part !== '').join('-');
}

/** AGEBs of a town have the town's name: what tells them apart is their own key. */
function named(name: string | null, key: string | null, id: string): string {
	if (key?.length === 13 && name !== key)
		return [name, `AGEB ${key.slice(9)}`].filter((part) => part !== null).join(' · ');
	return name ?? id;
}
