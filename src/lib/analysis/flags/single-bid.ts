import { ALWAYS, cardinal, type Flag } from './flag';

export const singleBid: Flag = {
	id: 'single_bid',
	subject: 'work',
	inputs: ['works.procurement_method', 'works.bidders'],
	unit: 'count',
	compares: ['count', null],
	threshold: { is: 'is', value: 1 },
	valid: ALWAYS,
	source: cardinal('R018'),
	es: {
		name: 'Un solo licitante',
		question: '¿Por qué se presentó un solo licitante donde podían competir varios?',
		formula: 'licitantes = 1 en una licitación o una invitación',
		missing: 'Falta el procedimiento o el número de licitantes.',
		observed: 'licitantes',
		reference: null,
		peer: null,
		innocent: [
			'La obra es muy especializada o está muy lejos.',
			'Otros compraron las bases y no presentaron propuesta.',
			'La fuente cuenta sólo las propuestas que aceptó.'
		],
		ask: ['El acta de apertura de propuestas.', 'La convocatoria y sus requisitos.']
	},
	en: {
		name: 'A single bidder',
		question: 'Why did only one bidder come where several could compete?',
		formula: 'bidders = 1 in an open tender or an invitation',
		missing: 'The procedure or the number of bidders is missing.',
		observed: 'bidders',
		reference: null,
		peer: null,
		innocent: [
			'The work is very specialised or very far away.',
			'Others bought the documents and made no bid.',
			'The source counts only the bids it accepted.'
		],
		ask: ['The act of opening the bids.', 'The call and its requirements.']
	},
	sql: `	SELECT ordinal, CASE WHEN bidders <> 1 THEN false WHEN procurement_method IS NULL THEN NULL ELSE bidders = 1 END AS raised,
		bidders AS value, 1 AS threshold, bidders AS observed, NULL AS reference, contractor AS peer
	FROM works
	WHERE coalesce(procurement_method, '') NOT IN ('adjudicacion', 'administracion') AND status NOT IN ('planeada', 'licitacion')
	UNION ALL SELECT ordinal, CASE WHEN bidders <> 1 THEN false WHEN method IS NULL THEN NULL ELSE bidders = 1 END, bidders, 1, bidders, NULL, contractor
	FROM deals WHERE ordinal < 0 AND coalesce(method, '') NOT IN ('adjudicacion', 'administracion')`
};
