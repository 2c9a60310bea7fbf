import { ALWAYS, type Flag } from './flag';

export const benfordTwoDigits: Flag = {
	id: 'benford_two_digits',
	subject: 'agency',
	inputs: ['contracts.centavos', 'works.agency'],
	unit: 'number',
	compares: ['count', null],
	threshold: { is: 'over', value: 0.0022 },
	valid: ALWAYS,
	source: {
		kind: 'paper',
		es: "Ley de Benford, P(d) = log10(1 + 1/d). Bandas de la desviación media (MAD) de dos dígitos: hasta 0.0012 cercana, 0.0018 aceptable, 0.0022 marginal (Nigrini, 2012, Benford's Law, Wiley). Muestras pequeñas: Cerasa, 2022, PLoS ONE 17(7) e0271969.",
		en: "Benford's law, P(d) = log10(1 + 1/d). Bands of the mean absolute deviation (MAD) of two digits: close up to 0.0012, acceptable 0.0018, marginal 0.0022 (Nigrini, 2012, Benford's Law, Wiley). Small samples: Cerasa, 2022, PLoS ONE 17(7) e0271969.",
		url: 'https://doi.org/10.1371/journal.pone.0271969'
	},
	es: {
		name: 'Primeros dos dígitos (Benford)',
		question: '¿Se reparten los primeros dos dígitos de los montos como suelen hacerlo?',
		formula:
			'desviación media absoluta entre las 90 frecuencias observadas y las de Benford > 0.0022, con 300 contratos o más. Es descriptiva: describe al conjunto y no señala a ningún contrato',
		missing: 'Hay menos de 300 contratos con monto.',
		observed: 'contratos',
		reference: null,
		peer: null,
		innocent: [
			'Los topes de adjudicación amontonan montos justo por debajo y deforman la ley sin que nada sea irregular.',
			'Los programas con montos fijos hacen lo mismo.',
			'Con pocos cientos de contratos la desviación crece por puro azar.'
		],
		ask: ['Qué pares de dígitos sobran, y a qué tope o programa corresponden.']
	},
	en: {
		name: 'First two digits (Benford)',
		question: 'Are the first two digits of the amounts spread as they usually are?',
		formula:
			"mean absolute deviation between the 90 observed frequencies and Benford's > 0.0022, with 300 contracts or more. Descriptive: it describes the whole and points at no contract",
		missing: 'There are fewer than 300 contracts with an amount.',
		observed: 'contracts',
		reference: null,
		peer: null,
		innocent: [
			'Award ceilings heap amounts just below them and bend the law without anything being irregular.',
			'Programmes with fixed amounts do the same.',
			'With a few hundred contracts the deviation grows by mere chance.'
		],
		ask: ['Which pairs of digits are too many, and to which ceiling or programme they belong.']
	},
	sql: `	WITH digits AS (
		SELECT agency, substr(centavos::VARCHAR, 1, 2)::INTEGER AS d FROM deals WHERE agency IS NOT NULL AND centavos >= 10
	), sizes AS (
		SELECT agency, count(*)::DOUBLE AS n FROM digits GROUP BY agency
	), counted AS (
		SELECT s.agency, s.n, e.d, (SELECT count(*) FROM digits x WHERE x.agency = s.agency AND x.d = e.d) / s.n AS seen
		FROM sizes s, range(10, 100) e(d) WHERE s.n >= 300
	), deviations AS (
		SELECT agency, any_value(n) AS n, sum(abs(seen - log10(1 + 1 / d))) / 90 AS mad FROM counted GROUP BY agency
	)
	SELECT agency AS subject, mad > 0.0022 AS raised, mad AS value, 0.0022 AS threshold, n AS observed, NULL AS reference, NULL AS peer
	FROM deviations
	UNION ALL SELECT DISTINCT agency, NULL::BOOLEAN, NULL, NULL, NULL, NULL, NULL FROM works
		WHERE agency IS NOT NULL AND agency NOT IN (SELECT agency FROM deviations)`
};
