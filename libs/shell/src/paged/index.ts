export * from '../api/growing-list.js';
export * from '../data-table/column.js';
export * from './page-turner.js';
export * from './paged-list.js';
export * from './paged-table.js';
