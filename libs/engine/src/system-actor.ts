import { AUTOMATION } from './access/index.js';
import type { Actor } from './model.js';

/** Who acts when nobody does: schedules, tasks and cascades. */
export const systemActor: Actor = {
  id: AUTOMATION,
  displayName: 'System',
  kind: 'system',
  permissions: new Set(['*']),
  context: {
    accountId: AUTOMATION,
    identityId: AUTOMATION,
    roles: [],
    groups: [],
    unitIds: [],
    superiorIds: [],
  },
};
