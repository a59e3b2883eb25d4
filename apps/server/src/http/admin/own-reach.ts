import { Forbidden, permits, type Actor } from '@tessera/engine';

/** Nobody hands out, or takes over, more than they hold themselves. */
export function refuseBeyondOwn(actor: Pick<Actor, 'permissions'>, permissions: readonly string[]): void {
  const beyond = permissions.find((permission) => !permits(actor, permission));
  if (beyond !== undefined) throw new Forbidden(beyond);
}
