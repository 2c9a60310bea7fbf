export { publish } from './publish';
export { PublishError } from './request';
export type { Batch, Progress, PublishRequest, ReferenceTables, ReleaseFacts } from './request';
