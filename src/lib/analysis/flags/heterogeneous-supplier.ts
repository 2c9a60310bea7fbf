import { ALWAYS, cardinal, type Flag } from './flag';

export const heterogeneousSupplier: Flag = {
	id: 'heterogeneous_supplier',
	subject: 'work',
	inputs: ['works.contractor', 'works.tema'],
	unit: 'count',
	compares: ['count', 'number'],
	threshold: { is: 'least', value: null },
	valid: ALWAYS,
	source: cardinal('R048'),
	es: {
		name: 'Contratista de todo',
		question: '¿Tiene esta empresa la experiencia para obras tan distintas?',
		formula: 'temas distintos del contratista ≥ Q3 + 1.5 × IQR de los contratistas de la publicación',
		missing: 'Falta el contratista o el tema, o hay menos de 10 contratistas.',
		observed: 'temas del contratista',
		reference: 'mediana de los contratistas',
		peer: 'contratista',
		innocent: [
			'Es una constructora grande con varias divisiones.',
			'El catálogo separa temas que en la obra van juntos.'
		],
		ask: ['La experiencia que acreditó en cada concurso.']
	},
	en: {
		name: 'Supplier of everything',
		question: 'Does this company have the experience for works so different?',
		formula: 'distinct subjects of the supplier ≥ Q3 + 1.5 × IQR of the suppliers in the release',
		missing: 'The supplier or the subject is missing, or there are fewer than 10 suppliers.',
		observed: 'subjects of the supplier',
		reference: 'median of the suppliers',
		peer: 'supplier',
		innocent: [
			'It is a large builder with several divisions.',
			'The catalogue separates subjects that go together on site.'
		],
		ask: ['The experience it proved in each tender.']
	},
	sql: `	WITH suppliers AS (
		SELECT contractor, count(DISTINCT tema)::DOUBLE AS temas FROM works WHERE contractor IS NOT NULL GROUP BY contractor
	), limits AS (
		SELECT count(*) AS n, median(temas) AS middle, quantile_cont(temas, 0.75) AS q3,
			quantile_cont(temas, 0.75) + 1.5 * (quantile_cont(temas, 0.75) - quantile_cont(temas, 0.25)) AS many FROM suppliers
	)
	SELECT w.ordinal, CASE WHEN w.tema IS NULL OR n < 10 THEN NULL ELSE temas >= many AND temas > q3 END AS raised, temas AS value,
		many AS threshold, temas AS observed, middle AS reference, w.contractor AS peer
	FROM works w CROSS JOIN limits LEFT JOIN suppliers USING (contractor)
	WHERE coalesce(w.procurement_method, '') <> 'administracion' AND w.status NOT IN ('planeada', 'licitacion')`
};
