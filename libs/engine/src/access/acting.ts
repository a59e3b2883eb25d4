import type { NamedReference } from '@tessera/plugin-api';
import type { UserContext } from './user-context.js';

/** Somebody who acts: an actor with a context, or what was written down about one. */
export interface Acting {
  readonly id: string;
  readonly displayName: string;
  readonly context?: UserContext;
  /** The position as it was written down; the context knows it otherwise. */
  readonly position?: NamedReference;
}

interface Signed {
  readonly actorId: string;
  readonly actorName: string;
  readonly actorPosition?: NamedReference;
  readonly context?: UserContext;
}

/** The position that somebody acts in, under its present name; `undefined` outside the organisation. */
export function positionOf({ context, position }: Pick<Acting, 'context' | 'position'>): NamedReference | undefined {
  if (position) return position;
  return context?.positionId === undefined ? undefined : { id: context.positionId, name: context.positionName ?? '' };
}

/** Whom runs, batches and lines of the audit were written down for, as somebody who acts. */
export const actingIn = (signed: Signed): Acting => ({
  id: signed.actorId, displayName: signed.actorName, ...(signed.context && { context: signed.context }), ...(signed.actorPosition && { position: signed.actorPosition }),
});

/** Who did something, as the audit keeps it: with the names at the time. */
export function signatureOf(acting: Acting): Omit<Signed, 'context'> {
  const actorPosition = positionOf(acting);
  return { actorId: acting.id, actorName: acting.displayName, ...(actorPosition && { actorPosition }) };
}
