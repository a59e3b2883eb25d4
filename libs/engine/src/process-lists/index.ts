export * from './cron.js';
export { fitting } from './draft.js';
export type { ProcessListDraft } from './draft.js';
export { describeEntry } from './effects.js';
export { lifeCycle } from './life-cycle.js';
export type { LifeCycleEdge } from './life-cycle.js';
export * from './process-lists.js';
export * from './rules.js';
export * from './sentences.js';
