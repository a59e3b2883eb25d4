import type { Actor } from './model.js';

/** Whether an actor holds a permission; `*` holds all. */
export function permits(actor: Pick<Actor, 'permissions'>, permission: string): boolean {
  return actor.permissions.has('*') || actor.permissions.has(permission);
}
