import type { BatchItem, BatchRecord } from '../batches/index.js';
import { Conflict } from '../errors.js';
import type { Json } from '../model.js';
import type { BatchStore, Transaction } from '../ports/index.js';
import { hasAttributes } from './memory.js';
import type { Memory } from './memory.js';

type Item = BatchItem | { readonly objectId: string; readonly status: 'waiting' };

/** Batches in memory; a filter is a set of attributes that objects have. */
export class MemoryBatches implements BatchStore {
  readonly batches = new Map<string, BatchRecord>();
  private readonly items = new Map<string, Map<string, Item>>();

  constructor(private readonly memory: Memory) {}

  async read(id: string): Promise<BatchRecord | undefined> {
    return this.batches.get(id);
  }

  async findByKey(actorId: string, idempotencyKey: string): Promise<BatchRecord | undefined> {
    return [...this.batches.values()].find((one) => one.actorId === actorId && one.idempotencyKey === idempotencyKey);
  }

  async lock(_transaction: Transaction, id: string): Promise<BatchRecord | undefined> {
    return this.batches.get(id);
  }

  async keep(transaction: Transaction, batch: BatchRecord): Promise<void> {
    const same = batch.idempotencyKey === undefined ? undefined : await this.findByKey(batch.actorId, batch.idempotencyKey);
    if (same && same.id !== batch.id) throw new Conflict('idempotency-key-used');
    later(transaction, () => this.batches.set(batch.id, structuredClone(batch)));
  }

  async gather(transaction: Transaction, { id, objectType, place, selection }: BatchRecord): Promise<number> {
    const fitting = 'ids' in selection ? selection.ids : this.fitting(objectType, place, selection.filter);
    const waiting = new Map([...fitting].sort().map((objectId) => [objectId, { objectId, status: 'waiting' as const }]));
    later(transaction, () => this.items.set(id, waiting));
    return waiting.size;
  }

  async next(_transaction: Transaction, batchId: string, atMost: number): Promise<readonly string[]> {
    const waiting = this.itemsOf(batchId).filter((item) => item.status === 'waiting');
    return waiting.slice(0, atMost).map((item) => item.objectId);
  }

  async settle(transaction: Transaction, batchId: string, items: readonly BatchItem[]): Promise<void> {
    later(transaction, () => items.forEach((item) => this.items.get(batchId)?.set(item.objectId, item)));
  }

  async waitAgain(transaction: Transaction, batchId: string): Promise<number> {
    const failed = this.itemsOf(batchId).filter((item) => item.status === 'failed');
    later(transaction, () => failed.forEach(({ objectId }) => this.items.get(batchId)?.set(objectId, { objectId, status: 'waiting' })));
    return failed.length;
  }

  async listStale(before: Date, limit: number): Promise<readonly BatchRecord[]> {
    const atWork = [...this.batches.values()].filter((one) => one.status === 'accepted' || one.status === 'working');
    return atWork.filter((one) => one.openedAt < before).slice(0, limit);
  }

  /** What became of the objects of a batch, in id order. */
  itemsOf(batchId: string): readonly Item[] {
    return [...(this.items.get(batchId)?.values() ?? [])];
  }

  private fitting(objectType: string, place: string, filter: Json): readonly string[] {
    const all = [...this.memory.objects.values()].filter((one) => one.objectType === objectType && one.state === place);
    return all.filter((one) => hasAttributes(one, filter)).map((one) => one.id);
  }
}

function later(transaction: Transaction, deed: () => unknown): void {
  (transaction.client as (() => void)[]).push(() => void deed());
}
