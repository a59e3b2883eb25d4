import { nodeJest, withPostgres } from '../../config/jest/node.mjs';

// Rooms are tested side by side: what takes a second alone may wait for its turn.
export default nodeJest('server', { ...withPostgres, testTimeout: 30_000, maxWorkers: 2 });
