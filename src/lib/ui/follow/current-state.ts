import { brought, workSeen, type Followed } from '$lib/domain';
import { DEFAULT_FILTER } from '$lib/filters';
import type { ReleaseClient } from '$lib/queries';

/** What an open release says of everything followed. Rejects with DatasetError where it cannot be read. */
export function currentState(
	client: Pick<ReleaseClient, 'manifest' | 'columns'>,
	items: readonly Followed[]
): Promise<Followed[]> {
	return Promise.all(
		items.map(async (item) => {
			if (item.kind === 'work') {
				const work = await client.columns.work(item.id);
				return brought(item, client.manifest.id, work === null ? null : workSeen(work));
			}
			const { works, investment, spent } = await client.columns.totals({
				...DEFAULT_FILTER,
				municipalities: [item.id]
			});
			return brought(item, client.manifest.id, { kind: 'place', works, investment, spent });
		})
	);
}
