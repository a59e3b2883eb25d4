import { nodeJest, withPostgres } from '../../config/jest/node.mjs';

export default nodeJest('server', withPostgres);
