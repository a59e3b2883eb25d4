import { Conflict } from '@tessera/engine';
import type { AccessScope, BatchItem, BatchRecord, BatchStore, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { failureOf } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { gatherStatement } from './gather-statement.js';
import { batchOf } from './rows.js';
import type { BatchRow } from './rows.js';
import { BATCH_STATEMENTS } from './statements.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface LineRow {
  readonly object_id: string;
  readonly status: 'skipped' | 'failed';
  readonly reason: string | null;
  readonly details: BatchItem['details'] | null;
  readonly cause: string | null;
  readonly run_id: string | null;
}

/** Batches and what became of each of their objects. */
export class Batches implements BatchStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly types: ObjectTypes,
  ) {}

  async read(id: string): Promise<BatchRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<BatchRow>(poolOf(this.dataSource), BATCH_STATEMENTS.read, [id]);
    return row && batchOf(row);
  }

  async findByKey(actorId: string, idempotencyKey: string): Promise<BatchRecord | undefined> {
    const row = await rowOf<BatchRow>(poolOf(this.dataSource), BATCH_STATEMENTS.findByKey, [actorId, idempotencyKey]);
    return row && batchOf(row);
  }

  async lock(transaction: Transaction, id: string): Promise<BatchRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<BatchRow>(clientOf(transaction), BATCH_STATEMENTS.lock, [id]);
    return row && batchOf(row);
  }

  async keep(transaction: Transaction, batch: BatchRecord): Promise<void> {
    await rowsOf(clientOf(transaction), BATCH_STATEMENTS.keep, valuesOf(batch, transaction.now)).catch((error: unknown) => {
      throw failureOf(error)?.constraint === 'batches_by_key' ? new Conflict('idempotency-key-used') : error;
    });
  }

  async gather(transaction: Transaction, batch: BatchRecord, within: readonly AccessScope[]): Promise<number> {
    const { selection, id } = batch;
    const statement = 'ids' in selection
      ? { ...BATCH_STATEMENTS.gatherTicked, values: [id] }
      : gatherStatement(this.types, batch, selection.filter, within, transaction.today);
    if (!statement) return 0;
    return (await clientOf(transaction).query({ ...statement, values: [...statement.values] })).rowCount ?? 0;
  }

  async next(transaction: Transaction, batchId: string, atMost: number): Promise<readonly string[]> {
    const rows = await rowsOf<{ object_id: string }>(clientOf(transaction), BATCH_STATEMENTS.next, [batchId, atMost]);
    return rows.map((row) => row.object_id);
  }

  async settle(transaction: Transaction, batchId: string, items: readonly BatchItem[]): Promise<void> {
    const settled = items.map(({ objectId, status, reason, details, cause, runId }) =>
      ({ object_id: objectId, status, reason, details, cause, run_id: runId }));
    await rowsOf(clientOf(transaction), BATCH_STATEMENTS.settle, [batchId, JSON.stringify(settled)]);
  }

  async waitAgain(transaction: Transaction, batchId: string): Promise<number> {
    const { waitAgain } = BATCH_STATEMENTS;
    return (await clientOf(transaction).query({ ...waitAgain, values: [batchId] })).rowCount ?? 0;
  }

  async listStale(before: Date, limit: number): Promise<readonly BatchRecord[]> {
    return (await rowsOf<BatchRow>(poolOf(this.dataSource), BATCH_STATEMENTS.stale, [before, limit])).map(batchOf);
  }

  /** Batches that somebody started, the latest first. */
  async listOfActor(actorId: string, request: PageRequest): Promise<Page<BatchRecord>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { openedAt: (_, id) => isUuid(id) });
    const rows = await rowsOf<BatchRow>(poolOf(this.dataSource), BATCH_STATEMENTS.ofActor, [actorId, after?.[2] ?? LAST_ID, limit + 1]);
    const page = pageOf(rows, limit, (row) => ['openedAt', '', row.id]);
    return { ...page, items: page.items.map(batchOf) };
  }

  /** Objects of a batch that were skipped, or that failed, in id order. */
  async listLines(batchId: string, outcome: 'skipped' | 'failed', request: PageRequest): Promise<Page<BatchItem>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { [outcome]: (_, id) => isUuid(id) });
    const rows = await rowsOf<LineRow>(poolOf(this.dataSource), BATCH_STATEMENTS.lines, [batchId, outcome, after?.[2] ?? FIRST_ID, limit + 1]);
    const page = pageOf(rows, limit, (row) => [outcome, '', row.object_id]);
    return { ...page, items: page.items.map(itemOf) };
  }
}

const clientOf = (transaction: Transaction): Runner => transaction.client as PoolClient;

function valuesOf(batch: BatchRecord, at: Date): readonly unknown[] {
  const { id, entryId, useCase, objectType, place, options, input, selection, status, gathered, totals } = batch;
  const { actorId, actorName, openedAt, endedAt, refusal, idempotencyKey, context } = batch;
  const selected = 'ids' in selection ? [uuidArray(selection.ids), null] : [null, JSON.stringify(selection.filter)];
  return [
    id, entryId, useCase, objectType, place, JSON.stringify(options), JSON.stringify(input), ...selected, status, gathered,
    totals.asked, totals.done, totals.skipped, totals.failed, actorId, actorName, openedAt, at, endedAt ?? null,
    refusal ? JSON.stringify(refusal) : null, idempotencyKey ?? null,
    context ? JSON.stringify(context) : null,
  ];
}

const itemOf = (row: LineRow): BatchItem => ({
  objectId: row.object_id,
  status: row.status,
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.details && { details: row.details }),
  ...(row.cause !== null && { cause: row.cause }),
  ...(row.run_id !== null && { runId: row.run_id }),
});
