export * from './data-table-harness.js';
export * from './state-badge-harness.js';
