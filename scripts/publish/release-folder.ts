import { createHash } from 'node:crypto';
import {
	createReadStream,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SCHEMA_VERSION, type Manifest, type ReleaseIndex } from '../../src/lib/domain';
import { PublishError } from './request';

const BUILDING = '.building-';

export async function sha256Of(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

/** A new folder beside the releases, to build in; nothing that readers see changes before `moveIn`. */
export function openBuildFolder(out: string): string {
	mkdirSync(out, { recursive: true });
	for (const name of readdirSync(out)) {
		if (name.startsWith(BUILDING) && !isRunning(Number(name.slice(BUILDING.length).split('-')[0])))
			rmSync(join(out, name), { recursive: true, force: true });
	}
	let folder = join(out, `${BUILDING}${process.pid}`);
	for (let n = 1; existsSync(folder); n++) folder = join(out, `${BUILDING}${process.pid}-${n}`);
	mkdirSync(join(folder, 'release'), { recursive: true });
	return folder;
}

/** What an ended build left behind may go; a build of a living process may not. */
function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
	}
}

/** Reads `index.json`; null where there is none yet. Throws PublishError where it is not one. */
export function readIndex(out: string): ReleaseIndex | null {
	const path = join(out, 'index.json');
	if (!existsSync(path)) return null;
	let met: string;
	try {
		const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
		if (typeof value === 'object' && value !== null && 'releases' in value && Array.isArray(value.releases))
			return value as ReleaseIndex;
		met = 'JSON without "releases"';
	} catch (error) {
		met = error instanceof Error ? error.message : String(error);
	}
	throw new PublishError(
		`a list of releases in ${path}`,
		met,
		'Restore it, or move it away to begin a new list.'
	);
}

/** Moves a finished release into place, whole. The same release is already there: nothing is touched, unless it was damaged. */
export function moveIn(built: string, out: string, manifest: Manifest): void {
	const target = join(out, manifest.id);
	if (!existsSync(target)) return renameSync(built, target);
	if (isWhole(target, manifest)) return;
	const damaged = `${built}-damaged`;
	renameSync(target, damaged);
	renameSync(built, target);
}

function isWhole(folder: string, manifest: Manifest): boolean {
	try {
		if (readFileSync(join(folder, 'manifest.json'), 'utf8') !== manifestText(manifest)) return false;
		const parts = [...manifest.resources.flatMap((resource) => resource.parts), ...manifest.files];
		return parts.every(({ path, bytes, sha256 }) => {
			const file = join(folder, path);
			if (statSync(file).size !== bytes) return false;
			return createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
		});
	} catch {
		return false;
	}
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, '\t')}\n`;

/**
 * The list with this release in it: newest first. The release just published is the one shown, except that demonstration data never
 * takes the place of real data.
 */
export function indexWith(earlier: ReleaseIndex | null, manifest: Manifest): ReleaseIndex {
	const bytes = [...manifest.resources, ...manifest.files].reduce((sum, { bytes: size }) => sum + size, 0);
	const { id, issued, title, demonstration } = manifest;
	const others = (earlier?.releases ?? []).filter((release) => release.id !== id);
	const releases = [
		{ id, issued, title, demonstration, works: manifest.totals.works, bytes },
		...others
	].sort((a, b) => (a.issued === b.issued ? 0 : a.issued < b.issued ? 1 : -1));
	const shown = others.find((release) => release.id === earlier?.current);
	const current = demonstration && shown && !shown.demonstration ? shown.id : id;
	return { schema_version: SCHEMA_VERSION, current, releases };
}

/** Replaces `index.json` in one step. */
export function writeIndex(out: string, building: string, index: ReleaseIndex): void {
	const aside = join(building, 'index.json');
	writeFileSync(aside, `${JSON.stringify(index, null, '\t')}\n`);
	renameSync(aside, join(out, 'index.json'));
}
