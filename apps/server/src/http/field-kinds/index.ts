export * from './answer-look-up.js';
export * from './field-kind-desk.js';
export * from './field-kinds.controller.js';
