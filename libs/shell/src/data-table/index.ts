export * from './column.js';
export * from './data-table.js';
