import { SourceError, type ZoneDeclaration } from '../../src/lib/domain';
import type { SourceFolder } from './source';

const FOLDER = 'bienestar';

/** The decree each yearly list was published in. A list without its decree is not taken: a zone must be citable. */
const DECREES: ReadonlyMap<number, string> = new Map([[2026, 'DOF 2025-11-21, Anexo A']]);

/** Rural priority zones (whole municipalities) of every list in the folder, by year and code. A list holds for its own year only. */
export function readRuralZones(
	from: SourceFolder,
	municipalities: ReadonlyMap<string, unknown>
): ZoneDeclaration[] {
	return from.list(FOLDER, /^zap_rural_\d{4}_guanajuato\.csv$/).flatMap((file) => {
		const year = Number(/zap_rural_(\d{4})_/.exec(file)?.[1]);
		const source = DECREES.get(year);
		if (source === undefined) {
			throw new SourceError(
				file,
				`a list of ${[...DECREES.keys()].join(', ')}`,
				`the year ${year}`,
				'Add its decree to scripts/reference/zap.ts.'
			);
		}
		const codes = from.csv(file, ['cve_ent', 'cve_mun']).map((row) => row.cve_mun.trim());
		const repeated = codes.find((code, index) => codes.indexOf(code) !== index);
		if (repeated !== undefined)
			throw new SourceError(file, 'each municipality once', `${repeated} twice`, 'Remove the repeated row.');
		const unknown = codes.filter((code) => !municipalities.has(code));
		if (unknown.length > 0) {
			throw new SourceError(
				file,
				'municipality keys of 5 digits that INEGI lists',
				unknown.slice(0, 5).join(', '),
				'Use the list of this state.'
			);
		}
		return codes.sort().map((municipality) => ({
			zone: `zap-rural-${municipality}`,
			kind: 'rural' as const,
			municipality,
			list_year: year,
			source,
			demonstration: false
		}));
	});
}
