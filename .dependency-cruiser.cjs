/**
 * Who may import whom (README, "The house"). `domain` ← `i18n` ← `filters` ← `queries` ← `charts`, `map`, `ui`, `export` ← `routes`;
 * `dataset`, `engine`, `ingest`, `analysis` know only `domain`, and `queries` uses `dataset` and `engine`.
 */
const layers = {
	domain: [],
	i18n: ['domain'],
	filters: ['domain', 'i18n'],
	ingest: ['domain'],
	dataset: ['domain'],
	engine: ['domain'],
	analysis: ['domain'],
	queries: ['domain', 'i18n', 'filters', 'dataset', 'engine', 'analysis'],
	export: ['domain', 'i18n', 'filters', 'queries'],
	map: ['domain', 'i18n', 'filters', 'queries'],
	charts: ['domain', 'i18n', 'filters', 'queries', 'analysis'],
	ui: ['domain', 'i18n', 'filters', 'queries', 'charts', 'export', 'analysis'],
	server: ['domain', 'i18n', 'filters', 'queries', 'dataset', 'ingest', 'export', 'analysis']
};

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
	name: `${layer}-imports`,
	comment: `src/lib/${layer} may import ${allowed.length ? allowed.join(', ') : 'no other layer'}.`,
	severity: 'error',
	from: { path: `^src/lib/${layer}/` },
	to: { path: '^src/', pathNot: `^src/lib/(${[layer, ...allowed].join('|')})/` }
}));

const onlyIn = (name, where, path) => ({
	name,
	severity: 'error',
	from: { path: '^(src|scripts|tests)/', pathNot: where },
	to: { path }
});

module.exports = {
	forbidden: [
		...layerRules,
		onlyIn(
			'duckdb-wasm-only-in-engine',
			'^(src/lib/engine/|scripts/bench/|tests/)',
			'node_modules/@duckdb/duckdb-wasm'
		),
		onlyIn('maplibre-only-in-map', '^src/lib/map/', 'node_modules/(maplibre-gl|svelte-maplibre-gl)/'),
		onlyIn('terra-draw-only-in-map', '^src/lib/map/', 'node_modules/terra-draw'),
		onlyIn('native-duckdb-only-in-scripts-and-tests', '^(scripts|tests)/', 'node_modules/@duckdb/node-api'),
		{
			name: 'no-cycles',
			severity: 'error',
			from: { path: '^src/' },
			to: { circular: true, dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'front-door',
			comment: 'Another layer is reached through its index.ts.',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/' },
			to: {
				path: '^src/lib/(domain|filters|dataset|engine|ingest|analysis)/',
				pathNot: ['^src/lib/$1/', '/index\\.ts$']
			}
		}
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: 'src/lib/i18n/paraglide' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'require', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.mjs', '.json']
		}
	}
};
