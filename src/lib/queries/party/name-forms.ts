const LEGAL_FORMS = new Set(
	'sa s a de c v cv rl srl sc ac sapi spr ri saa sab r l p i spa sas s.a. the inc'.split(' ')
);

/** A name without capitals, accents, signs and the letters of its legal form: `Constructora Río, S.A. de C.V.` → `constructora rio`. */
export function nameKey(name: string): string {
	const words = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
	let end = words.length;
	while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end--;
	return words.slice(0, end).join(' ');
}

/** How alike two keys are, 0 to 1: Dice's coefficient over their pairs of neighbouring letters. */
export function likeness(a: string, b: string): number {
	if (a === b) return 1;
	const [left, right] = [pairs(a), pairs(b)];
	if (left.size === 0 || right.size === 0) return 0;
	let shared = 0;
	for (const pair of left) if (right.has(pair)) shared++;
	return (2 * shared) / (left.size + right.size);
}

const pairs = (key: string): Set<string> => {
	const met = new Set<string>();
	for (let i = 0; i + 1 < key.length; i++) met.add(key.slice(i, i + 2));
	return met;
};

/** From here two names are told as perhaps the same. */
export const ALIKE = 0.9;
/** From here a name that is not there is told what it may have meant. */
export const NEAR = 0.45;
const MOST_ALIKE = 8;

/** Names like this one, the most alike first: `[name, likeness]`. The name itself is left out. */
export function namesLike(
	name: string,
	names: readonly (string | null)[],
	least: number
): [name: string, likeness: number][] {
	const key = nameKey(name);
	const met: [string, number][] = [];
	for (const other of names) {
		if (other === null || other === name) continue;
		const how = likeness(key, nameKey(other));
		if (how >= least) met.push([other, how]);
	}
	return met.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_ALIKE);
}
