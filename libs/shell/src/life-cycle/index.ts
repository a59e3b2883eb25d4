export * from './life-cycle-picture.js';
