import { WORK_COLUMNS } from '../domain';
import type { ExportFacts } from './facts';
import { jsonText } from './json-text';
import { projectOf, PUBLISHER } from './oc4ids-project';
import type { TextFormat } from './text-format';

export const OC4IDS_VERSION = '0.9';

/**
 * A project package of the Open Contracting for Infrastructure Data Standards, 0.9.5 (2024-02-28): one project per work or action, all of them, so that
 * its sums are the page's. `docs/OC4IDS.md` says where every column goes. What the standard has no field for stands in the additional member
 * `plomada` of the package (what was exported) and of each project (the row as published, money in centavos; missing left out).
 */
export const OC4IDS: TextFormat = {
	type: 'application/json',
	head: (facts) => `${jsonText(packageOf(facts)).slice(0, -1)},\n"projects":[`,
	writer: (facts) => (work) => jsonText(projectOf(work, facts)),
	first: '\n',
	between: ',\n',
	tail: '\n]}\n'
};

function packageOf(facts: ExportFacts) {
	const { municipalities: _, ...about } = facts;
	const licenses = new Set(facts.sources.map(({ license }) => license.path));
	const [license] = licenses;
	return {
		uri: /^https?:\/\//.test(facts.link)
			? facts.link
			: `urn:plomada:${facts.release}:${encodeURIComponent(facts.query)}`,
		publishedDate: `${facts.issued}T00:00:00Z`,
		version: OC4IDS_VERSION,
		publisher: { name: PUBLISHER[facts.demonstration ? 'demonstration' : 'plain'] },
		...(licenses.size === 1 && typeof license === 'string' ? { license } : {}),
		plomada: {
			...about,
			amount_centavos: facts.amount,
			money_unit: 'MXN centavos (1/100 peso)',
			columns: COLUMNS
		}
	};
}

const COLUMNS = WORK_COLUMNS.map(({ name }) => name);
