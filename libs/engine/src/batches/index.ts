export * from './batch-desk.js';
export * from './batch-performer.js';
export * from './batch.js';
