import type { AuditEntry } from '../model.js';
import type { BatchRecord } from './batch.js';

/** The audit line about a batch; its reason is the batch's id. */
export function batchLine(id: string, at: Date, actor: { readonly id: string; readonly displayName: string }, batch: BatchRecord, action: string): AuditEntry {
  const { useCase, objectType } = batch;
  return { id, at, actorId: actor.id, actorName: actor.displayName, action, useCase, objectType, reason: batch.id };
}
