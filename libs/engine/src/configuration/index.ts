export * from './document.js';
export * from './match-entries.js';
export * from './part.js';
export * from './plan/index.js';
