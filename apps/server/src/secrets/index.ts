export * from './sealer.js';
export * from './secret.js';
export * from './secrets.module.js';
