import { workParam } from '$lib/domain';
import { pagedWorks } from '$lib/server/work-profiles';
import type { EntryGenerator } from './$types';

export const entries: EntryGenerator = async () => (await pagedWorks()).map((id) => ({ id: workParam(id) }));
