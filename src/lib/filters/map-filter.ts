import type { ExpressionFilterSpecification, FilterSpecification } from '@maplibre/maplibre-gl-style-spec';
import { clausesOf, type Clause, type CompileOptions } from './clauses';
import { delayFor, matchesFor, zapMunicipalities } from './context';
import { CODE_PROPERTY, MEASURE_PROPERTY, type MapProperties } from './map-properties';
import type { FilterContext, FilterState } from './state';

type Expression = ExpressionFilterSpecification;
const NOTHING: Expression = ['literal', false];

/** The state as a MapLibre filter over `MapProperties`. */
export function toMapFilter(
	state: FilterState,
	context: FilterContext,
	options: CompileOptions = {}
): FilterSpecification {
	const parts = clausesOf(state, options).map((clause) => compile(clause, context));
	return parts.length === 0 ? ['literal', true] : ['all', ...parts];
}

function compile(clause: Clause, context: FilterContext): Expression {
	switch (clause.test) {
		case 'range': {
			const property = clause.column === 'year' ? 'y' : MEASURE_PROPERTY[clause.column];
			return range(property, clause.from, clause.to);
		}
		case 'one-of':
			return oneOf(CODE_PROPERTY[clause.column], clause.values);
		case 'equals':
			return ['==', ['get', CODE_PROPERTY[clause.column]], clause.value];
		case 'in-zap':
			return clause.list === null
				? ['==', ['get', 'z'], 2]
				: oneOf('m', zapMunicipalities(clause.list, context));
		case 'change':
			return range('d', clause.from, clause.to);
		case 'delayed':
			return among(delayFor(context).ordinals);
		case 'matches':
			return among(matchesFor(clause.text, context));
	}
}

/** `match` finds its label by a look-up, `in` by going through the list. */
const among = (ordinals: Uint32Array): Expression =>
	ordinals.length === 0 ? NOTHING : ['match', ['get', 'o'], [...ordinals], true, false];

/** `has` first: comparing a missing property is an error, which MapLibre logs for each tile. */
function range(property: keyof MapProperties, from: number | null, to: number | null): Expression {
	const bounds: Expression[] = [];
	if (from !== null) bounds.push(['>=', ['get', property], from]);
	if (to !== null) bounds.push(['<=', ['get', property], to]);
	return ['all', ['has', property], ...bounds];
}

/** `in`, not `match`: `match` looks its labels up in a plain object, where `__proto__` is always found. */
function oneOf(property: keyof MapProperties, values: readonly string[]): Expression {
	return values.length === 0 ? NOTHING : ['in', ['get', property], ['literal', [...values]]];
}
