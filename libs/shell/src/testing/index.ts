export * from './data-table-harness.js';
export * from './state-badge-harness.js';
export { shellEnglish } from '../i18n/en-us.js';
