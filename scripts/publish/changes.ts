import { resolve } from 'node:path';
import { loadIndex, DatasetError } from '../../src/lib/dataset';
import { CHANGE_KINDS, type ChangedGroup, type ChangeKind } from '../../src/lib/analysis';
import { pesosText } from '../../src/lib/domain';
import { DEFAULT_FILTER } from '../../src/lib/filters';
import { ChangesHost, type ChangesAnswer } from '../../src/lib/queries/changes';
import { fromDisk } from './from-disk';

/** The two releases cannot be compared: says what was expected and met. */
export class ChangesError extends Error {
	override name = 'ChangesError';
}

export interface ToldChanges extends Omit<ChangesAnswer, 'measure'> {
	before: { id: string; issued: string };
	after: { id: string; issued: string };
}

/** All that changed between two releases of a folder: what `/historial` shows, by the same code. Throws ChangesError. */
export async function compareReleases(out: string, before: string, after: string): Promise<ToldChanges> {
	const dataUrl = resolve(out);
	try {
		const { releases } = await loadIndex(dataUrl, fromDisk);
		for (const id of [before, after])
			if (!releases.some((release) => release.id === id))
				throw new ChangesError(
					`--changes: expected one of ${releases.map((release) => release.id).join(', ')}; met ${id}.`
				);
		const host = await ChangesHost.open({ dataUrl, before, after }, fromDisk);
		const { measure: _default, ...answer } = await host.ask({
			filter: DEFAULT_FILTER,
			kinds: [],
			offset: 0,
			limit: Infinity
		});
		const named = ({ id, issued }: { id: string; issued: string }) => ({ id, issued });
		return { before: named(host.manifests.before), after: named(host.manifests.after), ...answer };
	} catch (thrown) {
		if (thrown instanceof DatasetError) throw new ChangesError(thrown.message);
		throw thrown;
	}
}

const WORDS: Record<ChangeKind, string> = {
	gone: 'desaparecieron',
	new: 'nuevas',
	money: 'cambiaron de dinero',
	dates: 'cambiaron de fechas',
	status: 'cambiaron de estatus',
	place: 'cambiaron de lugar',
	progress: 'cambiaron de avance',
	other: 'cambiaron en otros datos'
};

/** The same for a person at a terminal; the works themselves are in the JSON and on the page. */
export function changesText({ before, after, summary, notComparable, rows }: ToldChanges): string {
	const count = (n: number): string => n.toLocaleString('es-MX');
	const pesos = ({ before: was, after: is }: ChangedGroup): string =>
		`$${pesosText(was)} antes, $${pesosText(is)} después`;
	const gone = rows.filter(({ kinds }) => kinds.includes('gone'));
	return [
		`Entre ${before.id} (${count(summary.worksBefore)} obras) y ${after.id} (${count(summary.worksAfter)} obras):`,
		...CHANGE_KINDS.map(
			(kind) => `  ${count(summary.byKind[kind].works)} ${WORDS[kind]}: ${pesos(summary.byKind[kind])}`
		),
		`  ${count(summary.same)} siguen igual`,
		`  Inversión de todas: ${pesos(summary.all)}`,
		...(notComparable.length === 0
			? []
			: [`  No se pueden comparar, porque falta en una de las dos: ${notComparable.join(', ')}`]),
		...(gone.length === 0
			? []
			: ['Desaparecieron:', ...gone.map(({ id, name }) => `  ${id} ${name ?? 'sin nombre'}`)])
	].join('\n');
}
