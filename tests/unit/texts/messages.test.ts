import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readability } from '../../../src/lib/i18n/readability';
import { prosePieces } from '../../../src/lib/ui/text/prose';

type Message = string | { match: Record<string, string> }[];
const folder = join('src', 'lib', 'i18n', 'messages');
const areas = readdirSync(folder);
const read = (area: string, locale: string): Record<string, Message> => {
	const { $schema: _, ...messages } = JSON.parse(
		readFileSync(join(folder, area, `${locale}.json`), 'utf8')
	) as Record<string, Message>;
	return messages;
};
const formsOf = (message: Message): string[] =>
	typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
const variablesOf = (message: Message): string[] =>
	[
		...new Set(
			formsOf(message).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))
		)
	].sort();
const areaMessages = areas.map((area) => ({ area, es: read(area, 'es'), en: read(area, 'en') }));

/** The same in both languages because it is a name, a sign or a word they share. */
const SHARED =
	/^(?:[^\p{L}]*|(?:[^\p{L}]|\{\w+\})*|Plomada|GeoJSON|CSV|SQL|AGEB|Ramo 23|Obra Pública Abierta|No|centavos)$/u;

describe.each(areaMessages)('messages of $area', ({ es, en }) => {
	it('are in both languages, with the same variables, and none is empty', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
		for (const key of Object.keys(es)) {
			const [spanish, english] = [es[key] ?? '', en[key] ?? ''];
			expect({ key, variables: variablesOf(english) }).toEqual({ key, variables: variablesOf(spanish) });
			for (const form of [...formsOf(spanish), ...formsOf(english)]) expect(form.trim(), key).not.toBe('');
		}
	});
	it('differ between the languages, but for names and shared words', () => {
		const alike = Object.keys(es).filter(
			(key) =>
				JSON.stringify(es[key]) === JSON.stringify(en[key]) &&
				!formsOf(es[key] ?? '').every((form) => SHARED.test(form))
		);
		expect(alike).toEqual([]);
	});
	it('name only words of the glossary, the same in both languages', () => {
		const termsOf = (message: Message): string[] =>
			formsOf(message)
				.flatMap(prosePieces)
				.flatMap((piece) => ('term' in piece ? [piece.term] : 'path' in piece ? [piece.path] : []))
				.sort();
		for (const key of Object.keys(es)) expect(termsOf(en[key] ?? ''), key).toEqual(termsOf(es[key] ?? ''));
	});
});

describe('Spanish that is read', () => {
	/** What a reader reads as one: the paragraphs of a part (`method_money_1`, `method_money_2`) and the definitions of the glossary. */
	const blocks = new Map<string, string[]>();
	for (const { area, es } of areaMessages)
		for (const [key, message] of Object.entries(es)) {
			if (typeof message !== 'string') continue;
			const block =
				area === 'glossary' && key.endsWith('_def') ? 'glossary' : `${area}: ${key.replace(/_\d+$/, '')}`;
			const text = prosePieces(message)
				.map((piece) => piece.text)
				.join('')
				.replace(/\{\w+\}/g, '');
			blocks.set(block, [...(blocks.get(block) ?? []), text]);
		}
	const long = [...blocks]
		.map(([block, lines]) => ({ block, ...readability(lines.join('\n')) }))
		.filter(({ words }) => words >= 100);

	it('has blocks of a hundred words', () => {
		expect(long.map(({ block }) => block)).toEqual(
			expect.arrayContaining([
				'glossary',
				'method: method_money',
				'method: method_place',
				'about: about_what'
			])
		);
	});
	it.each(long)('$block: 60 or more on the Fernández-Huerta scale, by either reading', (found) => {
		expect(found.score).toBeGreaterThanOrEqual(60);
		expect(found.asPrinted).toBeGreaterThanOrEqual(60);
	});
});
