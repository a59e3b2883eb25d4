export * from './encoder.module.js';
export * from './latest-receipts.js';
