export { default as WorksMap } from './WorksMap.svelte';
export type { Around } from './around';
export type { CardContent, MapLayers, MapPadding, WorksMapProps } from './types';
export { columnsOfFew, type PlacedWork } from './few-works';
