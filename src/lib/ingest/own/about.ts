import type { License } from '../../domain';

/** What an exported file says of where it came from. */
export interface OwnAbout {
	release: string;
	/** YYYY-MM-DD; null where the file does not say it. */
	issued: string | null;
	demonstration: boolean;
	/** The original sources; a CSV names only their ids, in its rows. */
	sources: { id: string; title: string; publisher: string; license: License; path: string | null }[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** `said`: the member `plomada` of a file, or the facts of its second sheet. Null where it is not ours. */
export function aboutOf(said: unknown): OwnAbout | null {
	if (typeof said !== 'object' || said === null) return null;
	const { release, issued, demonstration, sources } = said as Record<string, unknown>;
	const id = text(release);
	if (id === null) return null;
	return {
		release: id,
		issued: typeof issued === 'string' && DAY.test(issued) ? issued : null,
		demonstration: demonstration === true || demonstration === 'true',
		sources: Array.isArray(sources) ? sources.flatMap(sourceOf) : []
	};
}

function sourceOf(said: unknown): OwnAbout['sources'] {
	if (typeof said !== 'object' || said === null) return [];
	const { id, title, publisher, license, path } = said as Record<string, unknown>;
	const name = text(id);
	if (name === null) return [];
	const of = (typeof license === 'object' && license !== null ? license : {}) as Record<string, unknown>;
	return [
		{
			id: name,
			title: text(title) ?? name,
			publisher: text(publisher) ?? NOT_SAID,
			license: { name: text(of.name) ?? NOT_SAID, title: text(of.title) ?? NOT_SAID, path: text(of.path) },
			path: text(path)
		}
	];
}

export const NOT_SAID = 'sin dato';
