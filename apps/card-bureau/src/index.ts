export { readConfiguration, type BureauConfiguration } from './configuration.js';
export { startBureau, type RunningBureau } from './start-bureau.js';
