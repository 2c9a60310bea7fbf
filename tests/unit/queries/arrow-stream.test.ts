import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { CORE_COLUMNS, TEXT_COLUMNS, WORK_COLUMNS } from '../../../src/lib/domain';
import { arrowStream } from '../../../src/lib/queries/arrow-stream';
import { columnsOf, fixtureWorks } from '../../fixtures/works';

test.each([0, 1, 7, 8, 9, 1000])('the Arrow stream of %i works holds their core and text columns', (rows) => {
	const works = fixtureWorks(rows, { seed: 6, hugeAmounts: true });
	const { core, text } = columnsOf(works);
	const table = tableFromIPC(arrowStream(core, text));
	expect(table.numRows).toBe(rows);
	const names = new Set<string>([...CORE_COLUMNS, ...TEXT_COLUMNS]);
	expect(new Set(table.schema.fields.map((field) => field.name))).toEqual(names);
	for (const { name } of WORK_COLUMNS) {
		if (!names.has(name)) continue;
		const column = table.getChild(name);
		// Arrow's decoder, like hyparquet's, drops a byte-order mark at the beginning of a text.
		const plain = (value: unknown) => (typeof value === 'string' ? value.replace(/^\uFEFF/, '') : value);
		works.forEach((work, row) =>
			expect([name, row, column?.get(row)]).toEqual([name, row, plain(work[name])])
		);
	}
});
