import type { Actor } from '../model.js';
import type { UserContext } from './user-context.js';

/** Whoever wants something of an object. */
export interface Asker {
  readonly id: string;
  readonly user: UserContext;
}

/** An actor as schemes see them; without a context nothing but "everyone" is about them. */
export function askerOf({ id, context }: Pick<Actor, 'id' | 'context'>): Asker {
  return { id, user: context ?? { accountId: id, roles: [], groups: [], unitIds: [], superiorIds: [] } };
}
