export * from './catalogue.js';
export * from './installed-package.js';
