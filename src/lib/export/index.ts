export { exportWorks, type ExportedFile, type ExportRequest } from './export-works';
export { EXPORT_KINDS, factsOf, fileNameOf, type ExportFacts, type ExportKind } from './facts';
export { ExportError } from './checked';
export { exportFile, type FileOptions } from './file';
export type { JobOptions } from './remote-job';
export { csvColumns, PROVENANCE_COLUMNS } from './csv';
export { tableCsv, type CsvCell } from './table-csv';
export { formulaPlain, formulaSafe } from '../domain';
