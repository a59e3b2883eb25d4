export { stopAfterRun as default } from './postgres.mjs';
