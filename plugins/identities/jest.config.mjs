import { nodeJest } from '../../config/jest/node.mjs';

export default nodeJest('identities');
