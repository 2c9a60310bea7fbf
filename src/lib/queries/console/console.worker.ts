import { expose, transfer } from 'comlink';
import { publishedTable, type TableOrder } from './published-table';
import { toWire, type WireResult } from '../errors-over-wire';

/** Tables are read and turned over here, so that the page stays free. */
export type TableService = (order: TableOrder) => Promise<WireResult<Uint8Array<ArrayBuffer>>>;

const service: TableService = async (order) => {
	try {
		const value = await publishedTable(order);
		return transfer({ ok: true as const, value }, [value.buffer]);
	} catch (thrown) {
		return { ok: false, error: toWire(thrown) };
	}
};

expose(service);
