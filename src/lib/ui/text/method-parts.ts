/** The parts of the methodology: the anchors of its page, and where the rules of the glossary are told whole. */
export const METHOD_PARTS = [
	'que-se-cuenta',
	'dinero',
	'ubicacion',
	'zonas',
	'rubros',
	'tiempo',
	'repetidas',
	'lo-que-falta',
	'revision',
	'limites'
] as const;
export type MethodPart = (typeof METHOD_PARTS)[number];
