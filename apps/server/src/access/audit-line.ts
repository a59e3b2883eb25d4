import type { Actor, AuditEntry } from '@tessera/engine';
import { newId } from '../house/new-id.js';

type What = Pick<AuditEntry, 'action'> & Partial<Omit<AuditEntry, 'id' | 'at' | 'actorId' | 'actorName'>>;

/** An audit line of somebody, now. */
export const auditLine = (actor: Pick<Actor, 'id' | 'displayName'>, what: What): AuditEntry => ({
  id: newId(), at: new Date(), actorId: actor.id, actorName: actor.displayName, ...what,
});
