import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { idHash } from '../../src/lib/dataset/id-hash';
import type { IdIndexLayout, ReleaseFile } from '../../src/lib/domain';
import { besides } from './besides';
import type { Block } from './write-lives';

const ENTRY = 20;
/** Slots for each work: enough free ones that what finds its place taken never goes far. */
const ROOM = 1.4;
const PATH = 'id-index.bin';

/** Hashes of ids in halves, in some order of the works. */
export interface Hashes {
	high: Uint32Array;
	low: Uint32Array;
}

/** Hashes in the order of the ids. */
export function hashesOf(ids: readonly string[]): Hashes {
	const hashes = { high: new Uint32Array(ids.length), low: new Uint32Array(ids.length) };
	ids.forEach((id, index) => {
		const { high, low } = idHash(id);
		hashes.high[index] = high;
		hashes.low[index] = low;
	});
	return hashes;
}

/** Writes `id-index.bin` (`IdIndexLayout`). `byCode` are the hashes in order of the ids' codes, which the table `ordinals` puts in place. */
export async function writeIdIndex(
	connection: DuckDBConnection,
	folder: string,
	byCode: Hashes,
	blocks: readonly Block[]
): Promise<ReleaseFile> {
	const reader = await connection.runAndReadAll('SELECT code FROM ordinals ORDER BY ordinal');
	const codes = reader.getColumns()[0] ?? [];
	const inOrder = (half: Uint32Array): Uint32Array =>
		Uint32Array.from(codes, (code) => half[Number(code) - 1] ?? 0);
	const { bytes, layout } = idIndex({ high: inOrder(byCode.high), low: inOrder(byCode.low) }, blocks);
	writeFileSync(join(folder, PATH), bytes);
	const file = await besides(
		folder,
		PATH,
		'Índice de claves: en qué lugar está cada obra',
		'Index of ids: the place of each work'
	);
	return { ...file, layout };
}

/** The index of works whose hashes are given in order of their ordinals. Works of one hash are all in it, side by side. */
export function idIndex(
	{ high, low }: Hashes,
	blocks: readonly Block[]
): { bytes: Uint8Array; layout: IdIndexLayout } {
	const slots = Math.max(1, Math.ceil(high.length * ROOM));
	const sorted = sortedByHash(high);
	const place = new Uint32Array(sorted.length);
	let next = 0;
	let reach = 1;
	sorted.forEach((ordinal, rank) => {
		const home = Math.floor(((high[ordinal] ?? 0) * slots) / 0x1_0000_0000);
		next = Math.max(home, next);
		place[rank] = next;
		reach = Math.max(reach, next - home + 1);
		next++;
	});
	const bytes = new Uint8Array(Math.max(slots, next) * ENTRY);
	const view = new DataView(bytes.buffer);
	const blockOf = finder(blocks);
	sorted.forEach((ordinal, rank) => {
		const at = (place[rank] ?? 0) * ENTRY;
		const { offset, length } = blockOf(ordinal);
		view.setUint32(at, high[ordinal] ?? 0);
		view.setUint32(at + 4, low[ordinal] ?? 0);
		view.setUint32(at + 8, ordinal);
		view.setUint8(at + 12, Math.floor(offset / 0x1_0000_0000));
		view.setUint32(at + 13, offset % 0x1_0000_0000);
		view.setUint8(at + 17, length >>> 16);
		view.setUint16(at + 18, length & 0xffff);
	});
	return { bytes, layout: { kind: 'id-index', hash: 'fnv1a64-fmix64', entry: ENTRY, slots, reach } };
}

/** Ordinals by the upper half of their hash, then as they stand: a million are sorted as whole numbers, without a comparing function. */
function sortedByHash(high: Uint32Array): Uint32Array {
	const keys = new BigUint64Array(high.length);
	const halves = new Uint32Array(keys.buffer);
	const isLittle = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
	const [upper, lower] = isLittle ? [1, 0] : [0, 1];
	high.forEach((half, ordinal) => {
		halves[ordinal * 2 + upper] = half;
		halves[ordinal * 2 + lower] = ordinal;
	});
	keys.sort();
	return Uint32Array.from(high, (_, rank) => halves[rank * 2 + lower] ?? 0);
}

function finder(blocks: readonly Block[]): (ordinal: number) => Block {
	return (ordinal) => {
		let [low, high] = [0, blocks.length - 1];
		while (low < high) {
			const middle = (low + high + 1) >>> 1;
			if ((blocks[middle]?.first ?? Infinity) <= ordinal) low = middle;
			else high = middle - 1;
		}
		const block = blocks[low];
		if (!block || ordinal < block.first || ordinal >= block.first + block.rows)
			throw new RangeError(`expected a block with work ${ordinal}; met none`);
		return block;
	};
}
