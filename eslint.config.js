export { default } from './config/lint/index.mjs';
