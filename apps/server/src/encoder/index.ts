export * from './encoder.module.js';
