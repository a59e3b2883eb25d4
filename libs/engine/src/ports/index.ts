export * from './access.js';
export * from './batches.js';
export * from './capabilities.js';
export * from './engine-ports.js';
export * from './files.js';
export * from './queue.js';
export * from './store.js';
export * from './vault.js';
