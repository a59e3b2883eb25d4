export { Conflict, Forbidden, NotFound, Refusal } from '@tessera/engine';
export * from './contract.js';
export * from './faults-of.js';
export * from './rehearse-task.js';
export * from './rehearse.js';
export * from './translations.js';
export type { Folder } from './contract/folder.js';
export type { Surroundings } from '@tessera/engine/in-memory';
export { anybody, MemoryHouse, receiptFor } from '@tessera/engine/in-memory';
