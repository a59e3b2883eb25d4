export * from './process-lists.js';
