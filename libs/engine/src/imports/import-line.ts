import type { AuditEntry } from '../model.js';
import type { ImportRecord } from './import-record.js';

/** The audit line about an import; its reason is the import's id. */
export function importLine(id: string, at: Date, actor: { readonly id: string; readonly displayName: string }, record: ImportRecord, action: string): AuditEntry {
  const { kind, objectType, fileName, totals } = record;
  const changed = Object.fromEntries(Object.entries({ fileName, ...totals }).map(([name, to]) => [name, { to }]));
  return { id, at, actorId: actor.id, actorName: actor.displayName, action, useCase: kind, objectType, reason: record.id, changed };
}
