export * from './catalogue.js';
export * from './check-files.js';
export * from './check-plugins.js';
export * from './installed-package.js';
export * from './joined.js';
export * from './load-plugins.js';
export * from './quick-filters.js';
export * from './texts-of.js';
export type { EarlierSteps } from './earlier-steps.js';
