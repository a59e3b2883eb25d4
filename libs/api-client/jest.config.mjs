import { nodeJest } from '../../config/jest/node.mjs';

export default nodeJest('api-client', { testTimeout: 60_000 });
