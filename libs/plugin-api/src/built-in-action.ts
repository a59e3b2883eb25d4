/** What happens to objects of every type: each raises one event. `move` leaves a state, `update` stays in it. */
export const BUILT_IN_ACTIONS = [
  'create', 'update', 'move', 'delete', 'lock', 'unlock', 'freeze', 'unfreeze', 'number', 'set-acl', 'attach',
] as const;

/** One of the actions that happen to objects of every type. */
export type BuiltInAction = (typeof BUILT_IN_ACTIONS)[number];
