import type { BatchRecord, BatchStatus, Json } from '@tessera/engine';

/** Columns of a batch. Ticked objects are told until they have lines of their own: nobody reads a hundred thousand ids at each step. */
export const BATCH_COLUMNS = `id, entry_id, use_case, object_type, place, options, input, case when gathered then null else ticked end as ticked,
  filter, status, gathered, asked, done, skipped, failed, actor_id, actor_name, opened_at, ended_at, refusal, idempotency_key, context`;

/** Row of `batches`. */
export interface BatchRow {
  readonly id: string;
  readonly entry_id: string;
  readonly use_case: string;
  readonly object_type: string;
  readonly place: string;
  readonly options: Json;
  readonly input: Json;
  readonly ticked: string[] | null;
  readonly filter: Json | null;
  readonly status: BatchStatus;
  readonly gathered: boolean;
  readonly asked: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly opened_at: Date;
  readonly ended_at: Date | null;
  readonly refusal: BatchRecord['refusal'] | null;
  readonly idempotency_key: string | null;
  readonly context: BatchRecord['context'] | null;
}

export const batchOf = (row: BatchRow): BatchRecord => ({
  id: row.id,
  entryId: row.entry_id,
  useCase: row.use_case,
  objectType: row.object_type,
  place: row.place,
  options: row.options,
  input: row.input,
  selection: row.filter ? { filter: row.filter } : { ids: row.ticked ?? [] },
  status: row.status,
  gathered: row.gathered,
  totals: { asked: row.asked, done: row.done, skipped: row.skipped, failed: row.failed },
  actorId: row.actor_id,
  actorName: row.actor_name,
  openedAt: row.opened_at,
  ...(row.ended_at && { endedAt: row.ended_at }),
  ...(row.refusal && { refusal: row.refusal }),
  ...(row.context && { context: row.context }),
  ...(row.idempotency_key !== null && { idempotencyKey: row.idempotency_key }),
});
