export { startForRun as default } from './postgres.mjs';
