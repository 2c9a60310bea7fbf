import { ALWAYS, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const splitUnderCeiling: Flag = {
	id: 'split_under_ceiling',
	subject: 'work',
	inputs: [
		'contracts.method',
		'contracts.signed_on',
		'contracts.centavos',
		'contracts.contractor',
		'works.agency',
		'ceilings'
	],
	unit: 'centavos',
	compares: ['centavos', 'centavos'],
	threshold: { is: 'over', value: null },
	valid: ALWAYS,
	source: {
		kind: 'law',
		es: 'Topes del Presupuesto de Egresos de Guanajuato para obra municipal (2022, por nota de prensa sobre el decreto; los demás años no se han encontrado). La ventana de 90 días es propuesta, con la idea del Banco Mundial.',
		en: 'Ceilings of the expenditure budget of Guanajuato for municipal works (2022, by a press report of the decree; other years not found). The window of 90 days is a proposal, after an idea of the World Bank.',
		url: null
	},
	es: {
		name: 'Contratos bajo el tope',
		question: '¿Por qué se adjudicaron por separado, y no se licitaron juntos?',
		formula:
			'2 o más adjudicaciones directas de la misma dependencia al mismo contratista, o en el mismo sitio (< 100 m), en 90 días: cada una hasta el tope de su año, juntas por encima',
		missing:
			'Falta el monto, la firma o el procedimiento, o no se conoce el tope de ese año para esa dependencia (data/award-ceilings.json).',
		observed: 'lo adjudicado junto en 90 días',
		reference: 'este contrato',
		peer: 'contratista o sitio',
		innocent: [
			'Son obras distintas que el mismo contratista ganó por precio.',
			'Los recursos llegaron en ministraciones separadas.',
			'El tope de ese año era otro.'
		],
		ask: [
			'La justificación de la adjudicación directa de cada uno.',
			'Si los proyectos eran uno en la planeación.'
		]
	},
	en: {
		name: 'Contracts under the ceiling',
		question: 'Why were they awarded apart and not tendered together?',
		formula:
			"2 or more direct awards by one agency to one supplier, or at one site (< 100 m), within 90 days: each within its year's ceiling, together above it",
		missing:
			'The amount, the signature or the procedure is missing, or the ceiling of that year for that agency is not known (data/award-ceilings.json).',
		observed: 'awarded together within 90 days',
		reference: 'this contract',
		peer: 'supplier or site',
		innocent: [
			'They are different works that one supplier won by price.',
			'The money came in separate instalments.',
			'The ceiling of that year was another.'
		],
		ask: ['The reason given for each direct award.', 'Whether the plans had them as one project.']
	},
	sql: `	WITH judged AS (
		SELECT ordinal, agency, contractor, signed_on, centavos::DOUBLE AS centavos, ceiling::DOUBLE AS ceiling, method,
			CASE WHEN location_quality = 'exact' THEN floor(lon * 1000) || ' ' || floor(lat * 1000) END AS site
		FROM direct_awards
	), small AS (
		SELECT * FROM judged
		WHERE method = 'adjudicacion' AND agency IS NOT NULL AND signed_on IS NOT NULL AND centavos > 0 AND centavos <= ceiling
	), grouped AS (
		SELECT *, contractor AS peer, agency || ' / ' || contractor AS together FROM small WHERE contractor IS NOT NULL
		UNION ALL SELECT *, site, agency || ' @ ' || site FROM small WHERE site IS NOT NULL
	), opened AS (
		SELECT *, count(DISTINCT ordinal) OVER days AS n, sum(centavos) OVER days AS total
		FROM (SELECT DISTINCT * FROM grouped)
		WINDOW days AS (PARTITION BY together ORDER BY signed_on RANGE BETWEEN CURRENT ROW AND INTERVAL 90 DAYS FOLLOWING)
	)
	SELECT b.ordinal, true AS raised, a.total AS value, a.ceiling AS threshold, a.total AS observed, b.centavos AS reference, b.peer
	FROM opened a JOIN grouped b ON a.together = b.together AND b.signed_on BETWEEN a.signed_on AND a.signed_on + INTERVAL 90 DAYS
	WHERE a.n > 1 AND a.total > a.ceiling
	UNION ALL SELECT ordinal, NULL, NULL, NULL, NULL, NULL, NULL FROM judged
		WHERE (centavos IS NULL OR centavos <= coalesce(ceiling, 9e15))
			AND (method IS NULL OR agency IS NULL OR signed_on IS NULL OR centavos IS NULL OR ceiling IS NULL)
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
