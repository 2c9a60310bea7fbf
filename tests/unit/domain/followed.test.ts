import { describe, expect, test } from 'vitest';
import { brought, changesOf, type Followed, type WorkSeen } from '../../../src/lib/domain';

const seen: WorkSeen = {
	kind: 'work',
	status: 'en_ejecucion',
	investment: 100_000_00,
	spent: null,
	physical_progress: 40,
	planned_end: '2020-06-30',
	actual_end: null
};
const followed: Followed = {
	kind: 'work',
	id: 'demo:1',
	name: 'Pavimentación',
	now: { release: 'a', seen },
	before: null
};

describe('what is followed', () => {
	test('a first release has nothing to compare with', () => {
		expect(changesOf(followed)).toEqual([]);
		expect(changesOf(brought(followed, 'a', { ...seen, physical_progress: 90 }))).toEqual([]);
	});

	test('a new release tells each fact that changed, from what to what, and again at the next visit', () => {
		const later: WorkSeen = { ...seen, status: 'terminada', spent: 90_000_00, actual_end: '2020-08-01' };
		const once = brought(followed, 'b', later);
		const changes = [
			{ what: 'status', before: 'en_ejecucion', after: 'terminada' },
			{ what: 'spent', before: null, after: 90_000_00 },
			{ what: 'actual_end', before: null, after: '2020-08-01' }
		];
		expect(changesOf(once)).toEqual(changes);
		expect(changesOf(brought(once, 'b', later))).toEqual(changes);
		expect(changesOf(brought(once, 'c', later))).toEqual([]);
	});

	test('a work that disappears is told, and so is its return', () => {
		const gone = brought(followed, 'b', null);
		expect(changesOf(gone)).toEqual([{ what: 'gone' }]);
		expect(changesOf(brought(gone, 'c', seen))).toEqual([{ what: 'new' }]);
	});

	test('a place tells works and money', () => {
		const place: Followed = {
			kind: 'place',
			id: '11020',
			name: 'León',
			now: { release: 'a', seen: { kind: 'place', works: 10, investment: 500, spent: 100 } },
			before: null
		};
		const next = brought(place, 'b', { kind: 'place', works: 12, investment: 700, spent: 100 });
		expect(changesOf(next)).toEqual([
			{ what: 'works', before: 10, after: 12 },
			{ what: 'investment', before: 500, after: 700 }
		]);
	});
});
