import { describe, expect, test } from 'vitest';
import type { Catalogue, Dictionary } from '../../../src/lib/domain';
import { catalogueCounts, programmeCounts } from '../../../src/lib/queries/catalogue-counts';
import { programmeLines } from '../../../src/lib/server/catalogues';

const column = (words: readonly (string | null)[]): Dictionary => {
	const values = [null, ...new Set(words.filter((word) => word !== null))];
	return { values, codes: Uint8Array.from(words, (word) => values.indexOf(word)) };
};
const tema = (code: string, rubro: 'agua' | 'salud', subtemas: string[]): Catalogue['temas'][number] => ({
	code,
	rubro,
	es: code,
	en: code,
	oc4ids_sectors: [],
	fais: null,
	sdg_target: null,
	subtemas: subtemas.map((sub) => ({ code: sub, es: sub, en: sub }))
});
const catalogue: Pick<Catalogue, 'rubros' | 'temas'> = {
	rubros: [
		{ code: 'agua', es: 'Agua', en: 'Water' },
		{ code: 'salud', es: 'Salud', en: 'Health' }
	],
	temas: [
		tema('agua.potable', 'agua', ['agua.potable.red', 'agua.potable.pozo']),
		tema('salud.clinica', 'salud', ['salud.clinica.obra'])
	]
};
const sum = (works: number, amount: number, withoutAmount = 0) => ({ works, amount, withoutAmount });

describe('works under a catalogue', () => {
	const works = [
		['agua', 'agua.potable', 'agua.potable.red', 100],
		['agua', 'agua.potable', 'agua.potable.red', NaN],
		['agua', 'agua.potable', null, 20],
		['agua', null, null, 3],
		// Codes that contradict what stands above them: each work stays where it is sure to belong.
		['agua', 'salud.clinica', 'salud.clinica.obra', 5],
		['salud', 'salud.clinica', 'agua.potable.red', 7],
		['nuevo', 'nuevo.tema', null, 11],
		[null, 'agua.potable', 'agua.potable.red', 13]
	] as const;
	const counts = catalogueCounts(
		{
			rows: works.length,
			rubro: column(works.map(([rubro]) => rubro)),
			tema: column(works.map(([, code]) => code)),
			subtema: column(works.map(([, , code]) => code)),
			investment: Float64Array.from(works, ([, , , amount]) => amount)
		},
		catalogue
	);

	test('each work once, on every level; the missing amount is counted and not added', () => {
		expect(counts).toEqual({
			rubros: [
				{
					code: 'agua',
					sum: sum(5, 128, 1),
					temas: [
						{
							code: 'agua.potable',
							sum: sum(3, 120, 1),
							subtemas: [
								{ code: 'agua.potable.red', sum: sum(2, 100, 1) },
								{ code: 'agua.potable.pozo', sum: sum(0, 0) }
							],
							rest: sum(1, 20)
						}
					],
					rest: sum(2, 8)
				},
				{
					code: 'salud',
					sum: sum(1, 7),
					temas: [
						{
							code: 'salud.clinica',
							sum: sum(1, 7),
							subtemas: [{ code: 'salud.clinica.obra', sum: sum(0, 0) }],
							rest: sum(1, 7)
						}
					],
					rest: sum(0, 0)
				}
			],
			unclassified: sum(2, 24),
			total: sum(8, 159, 1)
		});
	});
});

describe('works under programmes', () => {
	const counts = programmeCounts(
		{
			rows: 4,
			kind: column(['obra', 'accion', null, 'obra']),
			year: Uint16Array.of(2019, 0, 2015, 2020),
			investment: Float64Array.of(10, NaN, 30, 5)
		},
		{ program: column(['FAIS', 'FAIS', 'FAIS', null]), agency: column(['B', 'A', 'B', 'B']) }
	);

	test('kinds, years and agencies as the works tell them; works without a programme apart', () => {
		expect(counts).toEqual({
			programmes: [
				{ name: 'FAIS', sum: sum(3, 40, 1), obras: 1, acciones: 1, years: [2015, 2019], agencies: ['B', 'A'] }
			],
			without: sum(1, 5),
			total: sum(4, 45, 1)
		});
	});

	test('what can be cited meets the name in the data whatever its accents and case; what no work names comes last', () => {
		const cited = (name: string, names: string[]) => ({
			name,
			names,
			gives: null,
			to_whom: null,
			agency: null,
			link: null,
			from: null,
			to: null,
			source: 'x'
		});
		const table = { programmes: [cited('Otro', ['Otro']), cited('El fondo', ['fáis'])] };
		expect(
			programmeLines(counts, table).map(({ name, cited: found, sum: { works } }) => [
				name,
				found?.name,
				works
			])
		).toEqual([
			['FAIS', 'El fondo', 3],
			['Otro', 'Otro', 0]
		]);
	});
});
