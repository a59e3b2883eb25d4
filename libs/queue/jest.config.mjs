import { nodeJest, withPostgres } from '../../config/jest/node.mjs';

export default nodeJest('queue', { ...withPostgres, testTimeout: 30_000 });
