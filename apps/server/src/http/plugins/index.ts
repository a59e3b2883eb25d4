export * from './package-additions.js';
export * from './plugin-pages.controller.js';
export * from './type-desk.js';
export * from './use-case-desk.js';
