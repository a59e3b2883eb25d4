export * from './queue-page.module.js';
