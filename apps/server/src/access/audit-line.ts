import { signatureOf, type Acting, type AuditEntry } from '@tessera/engine';
import { newId } from '../house/new-id.js';

type What = Pick<AuditEntry, 'action'> & Partial<Omit<AuditEntry, 'id' | 'at' | 'actorId' | 'actorName' | 'actorPosition'>>;

/** Of a line in somebody's history, which is forgotten with them. */
export const inHistoryOf = (identityId: string) => ({ objectType: 'identity', objectId: identityId, erasable: true }) as const;

/** Of a line beside somebody's history, which is forgotten with them, too. */
export const aboutSomebody = (identityId: string) => ({ erasable: true, about: { ids: [identityId], attributes: [] } }) as const;

/** An audit line of somebody, now. */
export const auditLine = (actor: Acting, what: What): AuditEntry => ({
  id: newId(), at: new Date(), ...signatureOf(actor), ...what,
});
