export { anybody, MemoryHouse, receiptFor } from '@tessera/engine/in-memory';
export type { Surroundings } from '@tessera/engine/in-memory';
export * from './rehearse.js';
export * from './rehearse-task.js';
