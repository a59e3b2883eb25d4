export * from './bull-queue.js';
export * from './job-worker.js';
export * from './migrate-queue.js';
export * from './schedules.js';
export * from './work.js';
