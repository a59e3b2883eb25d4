export { createPreview } from './boot/create-app.js';
export { openHouse } from './boot/open-house.js';
export type { OpenHouse } from './boot/open-house.js';
export { readConfiguration } from './house/configuration.js';
export type { Configuration } from './house/configuration.js';
