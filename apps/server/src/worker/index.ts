export * from './schedules.provider.js';
export * from './worker.module.js';
