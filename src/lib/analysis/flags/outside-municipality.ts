import { ALWAYS, proposal, type Flag } from './flag';

export const outsideMunicipality: Flag = {
	id: 'outside_municipality',
	subject: 'work',
	inputs: ['works.lon', 'works.lat', 'works.municipality', 'works.location_quality'],
	unit: 'count',
	compares: [null, null],
	threshold: { is: 'is', value: 1 },
	valid: ALWAYS,
	source: proposal(
		'Se decide al leer los archivos: el punto publicado contra el contorno del municipio (Marco Geoestadístico del INEGI), a 20 m.',
		'Decided when files are read: the published point against the outline of the municipality (INEGI), within 20 m.'
	),
	es: {
		name: 'Punto fuera de su municipio',
		question: '¿Dónde está la obra: donde dice el punto o donde dice el texto?',
		formula: 'el punto publicado no cae en el municipio que declara la fuente',
		missing:
			'La obra no tiene un punto propio, o la fuente no declara su municipio, o no se tiene el contorno.',
		observed: null,
		reference: null,
		peer: null,
		innocent: [
			'Latitud y longitud están invertidas o les falta un dígito.',
			'El punto es el de la oficina que captura.',
			'La obra está en el límite de dos municipios.'
		],
		ask: ['Las coordenadas de la obra en el expediente.']
	},
	en: {
		name: 'Point outside its municipality',
		question: 'Where is the work: at its point or where the text says?',
		formula: 'the published point does not lie in the municipality that the source states',
		missing:
			'The work has no point of its own, or the source states no municipality, or the outline is not at hand.',
		observed: null,
		reference: null,
		peer: null,
		innocent: [
			'Latitude and longitude are swapped or lack a digit.',
			'The point is that of the office that typed it.',
			'The work lies on the border of two municipalities.'
		],
		ask: ['The coordinates of the work in its file.']
	},
	sql: `	SELECT ordinal, CASE WHEN location_quality = 'suspect' THEN true
			WHEN location_quality = 'exact' AND coalesce(location_note, '') NOT IN ('point.state_box', 'point.municipality_found') THEN false END AS raised,
		1 AS value, 1 AS threshold, NULL AS observed, NULL AS reference, NULL AS peer
	FROM works`
};
