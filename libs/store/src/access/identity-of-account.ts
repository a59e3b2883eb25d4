import { randomUUID } from 'node:crypto';
import { actingIn, signatureOf, statusOf } from '@tessera/engine';
import type { AuditEntry, Changes } from '@tessera/engine';
import type { NewAccount } from './account.js';

type Person = Pick<NewAccount, 'id' | 'displayName' | 'language' | 'builtIn' | 'at'>;

/** What a unit of work writes when somebody gets an account who has no identity yet: an active identity of the account's id. */
export function newIdentity({ id, displayName, language, builtIn, at }: Person, audit: AuditEntry): Changes {
  const status = statusOf(at, actingIn(audit));
  const attributes = { name: displayName, preferredLanguage: language, source: 'IDM' };
  const line: AuditEntry = {
    id: randomUUID(), at: audit.at, ...signatureOf(actingIn(audit)), action: 'object.created', objectType: 'identity',
    objectId: id, to: 'active', changed: { name: { to: displayName } },
  };
  const common = { created: status, lastUpdated: status, ...(builtIn && { builtIn }) };
  return { at, actorId: audit.actorId, objects: [{ id, objectType: 'identity', state: 'active', attributes, version: 0, common }], audit: [line], tasks: [] };
}
