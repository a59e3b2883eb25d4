import type { Actor } from './model.js';

/** Who acts when nobody does: schedules, tasks and cascades. */
export const systemActor: Actor = {
  id: '00000000-0000-7000-8000-000000000000',
  displayName: 'System',
  kind: 'system',
  permissions: new Set(['*']),
};
