import { ALWAYS, groucho, type Flag } from './flag';
import { UNKNOWN_WITHOUT_CONTRACT } from './relations';

export const supplierConcentration: Flag = {
	id: 'supplier_concentration',
	subject: 'work',
	inputs: ['contracts.contractor', 'contracts.centavos', 'works.agency'],
	unit: 'share',
	compares: ['share', 'number'],
	threshold: { is: 'over', value: 0.3 },
	valid: ALWAYS,
	source: groucho,
	es: {
		name: 'Contratista dominante',
		question: '¿Por qué una sola empresa reúne más de 30 % de lo que contrata la dependencia?',
		formula:
			'parte del contratista en los contratos o en el monto de la dependencia > 30 % (2 o más suyos, de más de 10); al lado, el índice HHI de la dependencia (0 a 10,000)',
		missing: 'Falta el contratista o la dependencia, o la dependencia tiene 10 contratos o menos.',
		observed: 'parte del monto',
		reference: 'índice HHI de la dependencia',
		peer: 'contratista',
		innocent: [
			'Hay pocas empresas de esa especialidad en la región.',
			'Ganó una obra grande en licitación abierta.',
			'Los contratos son de un mismo convenio marco.'
		],
		ask: ['Quién más compitió, y por qué perdió.', 'Los socios y domicilios de los competidores.']
	},
	en: {
		name: 'Dominant supplier',
		question: 'Why does one company have over 30 % of what the agency contracts?',
		formula:
			"the supplier's part of the agency's contracts or amount > 30 % (2 or more of its own, of more than 10); beside it, the agency's HHI (0 to 10,000)",
		missing: 'The supplier or the agency is missing, or the agency has 10 contracts or fewer.',
		observed: 'part of the amount',
		reference: 'HHI of the agency',
		peer: 'supplier',
		innocent: [
			'There are few companies of that trade in the region.',
			'It won one large work in an open tender.',
			'The contracts belong to one framework agreement.'
		],
		ask: ['Who else competed, and why they lost.', 'Partners and addresses of the competitors.']
	},
	sql: `	WITH own AS (
		SELECT agency, contractor, count(*)::DOUBLE AS k, coalesce(sum(centavos), 0)::DOUBLE AS amount
		FROM deals WHERE agency IS NOT NULL GROUP BY agency, contractor
	), shares AS (
		SELECT *, sum(k) OVER buyer AS n, k / sum(k) OVER buyer AS by_number,
			amount / nullif(sum(amount) OVER buyer, 0) AS by_amount FROM own WINDOW buyer AS (PARTITION BY agency)
	), judged AS (
		SELECT *, sum(pow(100 * by_amount, 2)) FILTER (contractor IS NOT NULL) OVER (PARTITION BY agency) AS hhi FROM shares
	)
	SELECT d.ordinal, CASE WHEN d.contractor IS NULL OR n <= 10 THEN NULL
			ELSE k > 1 AND greatest(by_number, coalesce(by_amount, 0)) > 0.3 END AS raised,
		greatest(by_number, coalesce(by_amount, 0)) AS value, 0.3 AS threshold, by_amount AS observed, hhi AS reference,
		d.contractor AS peer
	FROM deals d LEFT JOIN judged j ON j.agency = d.agency AND j.contractor IS NOT DISTINCT FROM d.contractor
	UNION ALL ${UNKNOWN_WITHOUT_CONTRACT}`
};
