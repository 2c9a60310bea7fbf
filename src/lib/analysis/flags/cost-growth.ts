import { ALWAYS, type Flag } from './flag';

export const costGrowth: Flag = {
	id: 'cost_growth',
	subject: 'work',
	inputs: ['works.modified', 'works.approved'],
	unit: 'share',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'over', value: 0.25 },
	valid: ALWAYS,
	source: {
		kind: 'guide',
		es: 'panel-obra-publica-mx; las reglas federales de obra piden revisar los aumentos de más de 25 %',
		en: 'panel-obra-publica-mx; federal works rules ask for a review above 25 %',
		url: null
	},
	es: {
		name: 'Crecimiento del costo',
		question: '¿Por qué creció el presupuesto más de una cuarta parte?',
		formula: '(modificado − aprobado) ÷ aprobado > 25 %',
		missing: 'Falta el presupuesto aprobado o el modificado.',
		observed: 'presupuesto modificado',
		reference: 'presupuesto aprobado',
		peer: null,
		innocent: [
			'Se añadieron metas o tramos que no estaban en el proyecto.',
			'Subieron los precios de los materiales, y un ajuste de costos lo reconoció.',
			'El presupuesto aprobado era sólo el del primer año.'
		],
		ask: [
			'El convenio modificatorio y el dictamen que lo justifica.',
			'El catálogo de conceptos, antes y después.'
		]
	},
	en: {
		name: 'Cost growth',
		question: 'Why did the budget grow by more than a quarter?',
		formula: '(modified − approved) ÷ approved > 25 %',
		missing: 'The approved or the modified budget is missing.',
		observed: 'modified budget',
		reference: 'approved budget',
		peer: null,
		innocent: [
			'Goals or stretches were added that the project did not have.',
			'Material prices rose and an adjustment of costs recognised it.',
			'The approved budget was only that of the first year.'
		],
		ask: [
			'The amending agreement and the opinion that justifies it.',
			'The bill of quantities, before and after.'
		]
	},
	sql: `	SELECT ordinal, modified / approved - 1 > 0.25 AS raised, modified / approved - 1 AS value, 0.25 AS threshold,
		modified AS observed, approved AS reference, NULL AS peer
	FROM (SELECT ordinal, modified::DOUBLE AS modified, nullif(approved, 0)::DOUBLE AS approved FROM works)`
};
