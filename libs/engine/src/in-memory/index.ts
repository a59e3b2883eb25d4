export * from './memory-accounts.js';
export * from './memory-batches.js';
export * from './memory-files.js';
export * from './memory-house.js';
export * from './memory-process-lists.js';
export * from './memory-queue.js';
export { MemoryStore } from './memory-store.js';
