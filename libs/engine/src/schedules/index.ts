export * from './schedule-runner.js';
export * from './sweeper.js';
