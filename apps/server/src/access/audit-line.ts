import { signatureOf, type Acting, type AuditEntry } from '@tessera/engine';
import { newId } from '../house/new-id.js';

type What = Pick<AuditEntry, 'action'> & Partial<Omit<AuditEntry, 'id' | 'at' | 'actorId' | 'actorName' | 'actorPosition'>>;

/** An audit line of somebody, now. */
export const auditLine = (actor: Acting, what: What): AuditEntry => ({
  id: newId(), at: new Date(), ...signatureOf(actor), ...what,
});
