import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceCase } from '../../../src/lib/domain/sentence-case';

const PLACES = [
	'León',
	'Cortazar',
	'Silao',
	'Romita',
	'Dolores Hidalgo Cuna de la Independencia Nacional',
	'San Miguel de Allende'
];

describe('names in capitals become readable', () => {
	it.each([
		['PAVIMENTACIÓN DE LA CALLE MORELOS, SEGUNDA ETAPA', 'Pavimentación de la calle Morelos, segunda etapa'],
		['CENTRO COMUNITARIO IMPULSO, COLONIA LAS JOYAS', 'Centro comunitario impulso, colonia Las Joyas'],
		['RED DE AGUA POTABLE, COMUNIDAD EL CAPULIN', 'Red de agua potable, comunidad El Capulin'],
		[
			'CONSTRUCCION DE CAMINO KM 10+500 EN SAN MIGUEL DE ALLENDE, GTO. ETAPA II',
			'Construccion de camino km 10+500 en San Miguel de Allende, Gto. etapa II'
		],
		['REHABILITACIÓN DEL HOSPITAL DEL IMSS EN LEON', 'Rehabilitación del hospital del IMSS en Leon'],
		['COMUNIDAD EMILIANO ZAPATA, CORTAZAR', 'Comunidad Emiliano Zapata, Cortazar'],
		['ESCUELA PRIMARIA BENITO JUÁREZ CCT 11DPR0123A', 'Escuela primaria Benito Juárez CCT 11DPR0123A'],
		[
			'CONSTRUCCIÓN DE 250 M2 DE PISO FIRME EN COL. LAS AMÉRICAS 2DA SECCIÓN',
			'Construcción de 250 m2 de piso firme en col. Las Américas 2da sección'
		],
		[
			'APOYO AL DIF Y AL ISSSTE, CONSTRUCTORA S.A. DE C.V.',
			'Apoyo al DIF y al ISSSTE, constructora S.A. de C.V.'
		],
		['CAMINO SILAO - ROMITA', 'Camino Silao - Romita'],
		['TUBERÍA DE PVC Y PTAR, ETAPA XIV', 'Tubería de PVC y PTAR, etapa XIV'],
		['BARRIO DE SAN JUAN DE DIOS', 'Barrio de San Juan de Dios']
	])('%s', (official, readable) => expect(sentenceCase(official, PLACES)).toBe(readable));

	it('leaves a name alone that already mixes cases', () => {
		for (const name of [
			'Rehabilitación de la calle Hidalgo',
			'Centro Comunitario IMPULSO',
			'pozo',
			'',
			'123-45'
		])
			expect(sentenceCase(name, PLACES)).toBe(name);
	});

	it('knows a place only as a whole word', () => {
		expect(sentenceCase('CAMINO A LEONCITOS', ['León'])).toBe('Camino a leoncitos');
	});

	it('changes case and nothing else', () => {
		const words = fc.array(
			fc.oneof(
				fc.constantFrom(
					'CALLE',
					'SAN',
					'DE',
					'EL',
					'COL.',
					'ETAPA',
					'II',
					'M2',
					'IMSS',
					'León',
					'S.A.',
					'Ñ',
					'ÁÉ',
					'ß',
					'İ',
					'🚧',
					'–',
					'"',
					'(',
					'D’'
				),
				fc.string({ maxLength: 8 })
			),
			{ maxLength: 12 }
		);
		// Upper then lower case brings letters with several capital forms (ß, İ, ſ) to one.
		const caseless = (text: string): string =>
			[...text].map((letter) => letter.toUpperCase().toLowerCase()).join('');
		fc.assert(
			fc.property(words, (parts) => {
				const name = parts.join(' ');
				expect(caseless(sentenceCase(name, PLACES))).toBe(caseless(name));
			}),
			{ numRuns: 2000 }
		);
	});

	it('says the same of its own answer', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('CALLE', 'MORELOS', 'DE', 'LA', 'PAVIMENTACIÓN', 'IMSS', 'COLONIA'), {
					maxLength: 8
				}),
				(parts) => {
					const once = sentenceCase(parts.join(' '));
					expect(sentenceCase(once)).toBe(once);
				}
			)
		);
	});
});
