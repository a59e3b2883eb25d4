import { signatureOf } from '../access/index.js';
import type { Acting } from '../access/index.js';
import type { AuditEntry } from '../model.js';
import type { BatchRecord } from './batch.js';

/** The audit line about a batch; its reason is the batch's id. */
export function batchLine(id: string, at: Date, actor: Acting, batch: BatchRecord, action: string): AuditEntry {
  const { useCase, objectType } = batch;
  return { id, at, ...signatureOf(actor), action, useCase, objectType, reason: batch.id };
}
