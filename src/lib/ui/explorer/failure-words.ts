import { m } from '$lib/i18n';

/** What a typed DatasetError carries, by shape: `ui` does not know the dataset layer. */
interface DataFailure extends Error {
	kind: 'network' | 'http' | 'corrupt' | 'schema';
	url: string;
}
const isDataFailure = (error: Error): error is DataFailure => 'kind' in error && 'url' in error;

/** What happened in plain words; the technical detail is the error's own message. */
export function failureWords(error: Error): string {
	if (!isDataFailure(error)) return m.error_unknown({ reason: error.message.split('\n')[0] ?? '' });
	const file = error.url.split('/').at(-1) ?? error.url;
	switch (error.kind) {
		case 'network':
			return m.error_network();
		case 'http':
			return m.error_http({ file });
		case 'corrupt':
			return m.error_corrupt({ file });
		case 'schema':
			return m.error_schema({ file });
	}
}
