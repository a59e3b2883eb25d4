import { nodeJest } from '../../config/jest/node.mjs';

// The specs start real processes, which takes its time on a busy machine.
export default nodeJest('mail-smtp', { testTimeout: 60_000 });
