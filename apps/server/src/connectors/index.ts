export * from './connectors.module.js';
export * from './connectors.js';
