/** What a page needs of the desk; what answers it comes with the first question, where the columns are. */
export * from './types';
export { binCount, binOf, CHANGE_EDGES, DELAY_EDGES, rangeOfBins } from './bins';
export { brushed } from './brushed';
