import { MoneyError } from '../domain';
import { DatasetError, saidBy, type DatasetErrorKind } from '../dataset';
import { FilterError } from '../filters';
import { QueryError } from './errors';

/** A typed error as plain data: structured cloning between threads keeps an Error's message and loses its class and fields. */
export type WireError =
	| { type: 'dataset'; kind: DatasetErrorKind; url: string; expected: string; met: string }
	| { type: 'query'; question: string; sql: string | null; met: string }
	| { type: 'money' | 'filter' | 'other'; message: string };

export type WireResult<T> = { ok: true; value: T } | { ok: false; error: WireError };

export function toWire(thrown: unknown): WireError {
	if (thrown instanceof DatasetError) {
		const { kind, url, expected, met } = thrown;
		return { type: 'dataset', kind, url, expected, met };
	}
	if (thrown instanceof QueryError) {
		const { question, sql, met } = thrown;
		return { type: 'query', question, sql, met };
	}
	const message = saidBy(thrown);
	return {
		type: thrown instanceof MoneyError ? 'money' : thrown instanceof FilterError ? 'filter' : 'other',
		message
	};
}

export function fromWire(error: WireError): Error {
	switch (error.type) {
		case 'dataset':
			return new DatasetError(error.kind, error.url, error.expected, error.met);
		case 'query':
			return new QueryError(error.question, error.sql, error.met);
		case 'money':
			return new MoneyError(error.message);
		case 'filter':
			return new FilterError(error.message);
		case 'other':
			return new Error(error.message);
	}
}
