import { CHANGE_FIELDS, CHANGE_KINDS, type ChangeField, type ChangeKind } from '../../analysis';
import { measureColumn, type Manifest } from '../../domain';
import { inlineSql, isDefault, literal, toSql, type FilterContext, type FilterState } from '../../filters';

/** The works of a release, as DuckDB reads them from the folder of releases. */
function worksOf(manifest: Manifest): string {
	const parts = manifest.resources.find(({ name }) => name === 'works')?.parts ?? [];
	const paths = parts.map(({ path }) => literal(`${manifest.id}/${path}`));
	return `read_parquet([${paths.join(', ')}])`;
}

const isChanged = ({ columns }: ChangeField): string =>
	columns.map((column) => `de.${column} IS DISTINCT FROM a.${column}`).join(' OR ');

function kindSql(kind: ChangeKind, notComparable: readonly string[]): string {
	if (kind === 'gone') return 'a.id IS NULL';
	if (kind === 'new') return 'de.id IS NULL';
	const fields = CHANGE_FIELDS.filter((field) => field.kind === kind && !notComparable.includes(field.name));
	const changed = fields.length === 0 ? 'FALSE' : fields.map(isChanged).join(' OR ');
	return `de.id IS NOT NULL AND a.id IS NOT NULL AND (${changed})`;
}

/**
 * The counts and the money of each kind of change, and of all works chosen (`todas`): a full join of the two releases' works, to be run in
 * the folder of releases. A work is chosen where either release's view of it is. Money in centavos.
 */
export function changesSql(
	manifests: { before: Manifest; after: Manifest },
	filter: FilterState,
	contexts: { before: FilterContext; after: FilterContext } | null,
	notComparable: readonly string[]
): string {
	const measure = measureColumn(filter.measure);
	const chosen = (context: FilterContext | undefined): string => {
		if (context === undefined || isDefault({ ...filter, measure: 'inversion' })) return 'TRUE';
		const { where, params } = toSql(filter, context);
		return `coalesce(${inlineSql(where, params)}, FALSE)`;
	};
	const group = (name: string, condition: string): string =>
		`SELECT ${literal(name)} AS cambio, count(*) AS obras,
  coalesce(sum(de.${measure}), 0)::BIGINT AS antes, coalesce(sum(a.${measure}), 0)::BIGINT AS despues
FROM de FULL JOIN a ON a.id = de.id
WHERE (coalesce(de.elegida, FALSE) OR coalesce(a.elegida, FALSE)) AND (${condition})`;
	return `WITH de AS (SELECT *, ${chosen(contexts?.before)} AS elegida FROM ${worksOf(manifests.before)}),
a AS (SELECT *, ${chosen(contexts?.after)} AS elegida FROM ${worksOf(manifests.after)})
${[group('todas', 'TRUE'), ...CHANGE_KINDS.map((kind) => group(kind, kindSql(kind, notComparable)))].join('\nUNION ALL\n')}`;
}
