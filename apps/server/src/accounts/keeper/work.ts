import { actingIn, signatureOf, type AuditEntry, type ObjectRecord, type RunRecord, type Transaction } from '@tessera/engine';
import type { NewMessage, NewNotice, StoredRole } from '@tessera/store';
import type { Told } from '../notices.js';
import { newId } from '../../house/new-id.js';

/** What a run's orders are carried out with, and what they leave behind. */
export interface Work {
  readonly transaction: Transaction;
  readonly run: RunRecord;
  /** Every role that there is, by name. */
  readonly roles: ReadonlyMap<string, StoredRole>;
  /** What the one who acts may do. */
  readonly actor: { readonly permissions: ReadonlySet<string> };
  readonly audit: AuditEntry[];
  readonly messages: NewMessage[];
  readonly notices: NewNotice[];
}

type What = Pick<AuditEntry, 'action' | 'reason' | 'changed'>;

/** Writes down what happened to somebody's account, as part of the run and of their history. */
export function note({ audit, run, transaction }: Work, personId: string, what: What): void {
  audit.push({
    id: newId(), at: transaction.now, ...signatureOf(actingIn(run)), useCase: run.useCase, runId: run.id,
    objectType: 'identity', objectId: personId, erasable: true, ...what,
  });
}

/** Lets somebody be told, by the way on which they can be reached. */
export function say({ messages, notices }: Work, told: Told): void {
  messages.push(...told.messages);
  notices.push(...told.notices);
}

/** The names of the roles that everybody has to begin with. */
export const defaultRoles = ({ roles }: Pick<Work, 'roles'>): readonly string[] =>
  [...roles.values()].filter(({ isDefault }) => isDefault).map(({ name }) => name).sort();

/** What these roles allow together. */
export const granted = ({ roles }: Pick<Work, 'roles'>, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => roles.get(name)?.permissions ?? []);

/** What people are called, for messages and refusals. */
export const nameOf = (person: ObjectRecord): string => String(person.attributes['name'] ?? person.id);
