export { default as WorksMap } from './WorksMap.svelte';
export type { CardContent, MapLayers, MapPadding, WorksMapProps } from './types';
