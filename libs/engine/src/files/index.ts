export * from './file-names.js';
export * from './file-uses.js';
export * from './media-types.js';
