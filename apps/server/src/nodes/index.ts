export { NodeBook } from './node-book.js';
export { NodesModule } from './nodes.module.js';
export { packageHash } from './package-hash.js';
export { TakesWork } from './takes-work.js';
