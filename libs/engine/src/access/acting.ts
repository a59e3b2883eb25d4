import type { NamedReference } from '@tessera/plugin-api';
import type { UserContext } from './user-context.js';

/** The position that somebody acts in, and where it stands: assignment, unit and organisation under the names of the moment. */
export interface ActingPlace extends NamedReference {
  readonly assignment?: { readonly id: string };
  readonly unit?: NamedReference;
  readonly organisation?: NamedReference;
}

/** Somebody who acts: an actor with a context, or what was written down about one. */
export interface Acting {
  readonly id: string;
  readonly displayName: string;
  readonly context?: UserContext;
  /** The position as it was written down; the context knows it otherwise. */
  readonly position?: ActingPlace;
}

interface Signed {
  readonly actorId: string;
  readonly actorName: string;
  readonly actorPosition?: ActingPlace;
  readonly context?: UserContext;
}

/** The position that somebody acts in, under its present name; `undefined` outside the organisation. */
export function positionOf(acting: Pick<Acting, 'context' | 'position'>): NamedReference | undefined {
  const place = actingPlaceOf(acting);
  return place && { id: place.id, name: place.name };
}

/** Whom runs, batches and lines of the audit were written down for, as somebody who acts. */
export const actingIn = (signed: Signed): Acting => ({
  id: signed.actorId, displayName: signed.actorName, ...(signed.context && { context: signed.context }), ...(signed.actorPosition && { position: signed.actorPosition }),
});

/** Who did something, as the audit keeps it: with the names at the time. */
export function signatureOf(acting: Acting): Omit<Signed, 'context'> {
  const actorPosition = actingPlaceOf(acting);
  return { actorId: acting.id, actorName: acting.displayName, ...(actorPosition && { actorPosition }) };
}

function actingPlaceOf({ context, position }: Pick<Acting, 'context' | 'position'>): ActingPlace | undefined {
  if (position || context?.positionId === undefined) return position;
  const { positionId: id, positionName: name = '', assignmentId, unit, organisation } = context;
  return { id, name, ...(assignmentId !== undefined && { assignment: { id: assignmentId } }), ...(unit && { unit }), ...(organisation && { organisation }) };
}
