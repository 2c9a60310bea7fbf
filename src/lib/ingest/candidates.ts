import type { Candidate } from '../domain';
import { comparable } from './parse/text';

/** What is compared of a work; a `Work` is one. Money in centavos. */
export interface CandidateWork {
	id: string;
	source: string;
	name: string | null;
	municipality: string | null;
	year: number | null;
	investment: number | null;
	spent: number | null;
}

interface Compared {
	id: string;
	source: string;
	/** Official key without the source: two editions of one register name the same project alike. */
	key: string;
	name: string;
	trigrams: ReadonlySet<string>;
	municipality: string | null;
	year: number | null;
	amounts: readonly number[];
}

/** Names alike from here on are a candidate even without an amount; with amounts within 2 % a lower likeness is enough. */
const ALIKE = 0.85;
const ALIKE_WITH_AMOUNT = 0.6;
const SAME_AMOUNT = 0.02;
const YEARS_APART = 1;
/** A word shared by more works than this tells nothing ("PAVIMENTACION"): it makes no block. */
const LARGEST_BLOCK = 60;

/**
 * Pairs of works of different sources that may be the same, never merged: the same official key, or alike names in one municipality
 * within a year of each other. Works are compared only within blocks that share their municipality, year window and a rare word of
 * the name, so the work grows with the rows and not with their square.
 */
export function findCandidates(works: Iterable<CandidateWork>): Candidate[] {
	const all: Compared[] = [];
	const sources = new Set<string>();
	for (const work of works) {
		sources.add(work.source);
		all.push(comparedOf(work));
	}
	if (sources.size < 2) return [];
	const found = new Map<string, Candidate>();
	for (const block of [...keyBlocks(all), ...nameBlocks(all)]) {
		for (let i = 0; i < block.length; i++) {
			for (let j = i + 1; j < block.length; j++) {
				const candidate = compare(block[i], block[j]);
				if (candidate) found.set(`${candidate.work_a}\n${candidate.work_b}`, candidate);
			}
		}
	}
	return [...found.values()].sort((a, b) => order(a.work_a, b.work_a) || order(a.work_b, b.work_b));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function comparedOf(work: CandidateWork): Compared {
	const name = comparable(work.name ?? '');
	return {
		id: work.id,
		source: work.source,
		key: work.id.slice(work.id.indexOf(':') + 1),
		name,
		trigrams: trigramsOf(name),
		municipality: work.municipality,
		year: work.year,
		amounts: [work.investment, work.spent].filter((a): a is number => a !== null && a > 0)
	};
}

function trigramsOf(name: string): ReadonlySet<string> {
	const padded = `  ${name} `;
	const set = new Set<string>();
	for (let i = 0; i + 3 <= padded.length; i++) set.add(padded.slice(i, i + 3));
	return set;
}

/** Works with the same official key in several sources; hashes and numbers shared by chance are too short or too many. */
function keyBlocks(all: readonly Compared[]): Compared[][] {
	const byKey = new Map<string, Compared[]>();
	for (const work of all) if (work.key.length >= 9) push(byKey, work.key, work);
	return [...byKey.values()].filter((block) => block.length > 1 && block.length <= LARGEST_BLOCK);
}

function nameBlocks(all: readonly Compared[]): Compared[][] {
	const byPlace = new Map<string, Compared[]>();
	for (const work of all) {
		if (work.municipality === null || work.year === null || work.name.length < 12) continue;
		// Two windows per work, so that neighbouring years always share one.
		push(byPlace, `${work.municipality} ${Math.floor(work.year / 2)}a`, work);
		push(byPlace, `${work.municipality} ${Math.floor((work.year + 1) / 2)}b`, work);
	}
	const blocks: Compared[][] = [];
	for (const place of byPlace.values()) {
		if (place.length < 2 || place.every((w) => w.source === place[0]?.source)) continue;
		const byWord = new Map<string, Compared[]>();
		for (const work of place) {
			for (const word of new Set(work.name.split(' '))) if (word.length > 3) push(byWord, word, work);
		}
		for (const block of byWord.values())
			if (block.length > 1 && block.length <= LARGEST_BLOCK) blocks.push(block);
	}
	return blocks;
}

function push(map: Map<string, Compared[]>, key: string, work: Compared): void {
	const list = map.get(key);
	if (list) list.push(work);
	else map.set(key, [work]);
}

function compare(a: Compared | undefined, b: Compared | undefined): Candidate | null {
	if (!a || !b || a.source === b.source) return null;
	const [first, second] = a.id < b.id ? [a, b] : [b, a];
	const pair = { work_a: first.id, work_b: second.id };
	const similarity = Math.round(likeness(a.trigrams, b.trigrams) * 1000) / 1000;
	if (a.key === b.key && a.key.length >= 9) return { ...pair, similarity, reason: 'key' };
	if (a.municipality !== b.municipality || a.year === null || b.year === null) return null;
	if (Math.abs(a.year - b.year) > YEARS_APART) return null;
	const sameAmount = a.amounts.some((x) =>
		b.amounts.some((y) => Math.abs(x - y) <= SAME_AMOUNT * Math.max(x, y))
	);
	if (sameAmount && similarity >= ALIKE_WITH_AMOUNT) return { ...pair, similarity, reason: 'name+amount' };
	return similarity >= ALIKE ? { ...pair, similarity, reason: 'name' } : null;
}

/** Dice's coefficient of the trigram sets, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	if (a.size === 0 || b.size === 0) return 0;
	const [small, large] = a.size < b.size ? [a, b] : [b, a];
	let shared = 0;
	for (const gram of small) if (large.has(gram)) shared++;
	return (2 * shared) / (a.size + b.size);
}
