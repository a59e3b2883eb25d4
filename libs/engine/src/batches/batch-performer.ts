import type { AccessScope, LookedAt, ObjectAccess } from '../access/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import type { RunRecord } from '../model.js';
import { causeLine } from '../one-line.js';
import { asleep } from '../packages/index.js';
import type { BatchStore, EnginePorts, Transaction } from '../ports/index.js';
import type { ProcessLists } from '../process-lists/index.js';
import type { Execution } from '../runs/execution.js';
import { PluginFault } from '../runs/plugin-fault.js';
import { runner } from '../runs/on-behalf.js';
import { systemActor } from '../system-actor.js';
import { isAtWork } from './batch-desk.js';
import { batchLine } from './batch-line.js';
import { counted } from './batch.js';
import type { BatchItem, BatchRecord } from './batch.js';

const LARGEST_PART = 500;
const LONGEST_CAUSE = 500;
const DAY_MS = 86_400_000;

/** How a step of the work ended: with a part that was written, without any work left, or with a part that broke. */
type Step = { readonly kind: 'written' } | { readonly kind: 'over' } | { readonly kind: 'broke'; readonly ids: readonly string[]; readonly error: unknown };

/** Works batches off, part by part: what a part does and that it is done are written together, so a batch goes on after any end. */
export class BatchPerformer {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly processLists: ProcessLists,
    private readonly execution: Execution,
    private readonly access: ObjectAccess,
  ) {}

  /** For the worker: goes on with a batch until it ends, is paused or is cancelled. */
  async perform(batchId: string): Promise<void> {
    for (let size = LARGEST_PART; ; ) {
      const step = await this.step(batchId, size);
      if (step.kind === 'over') return;
      if (step.kind === 'written') size = Math.min(size * 2, LARGEST_PART);
      // One object that is refused or breaks takes its part with it: smaller parts find out which one it is.
      else if (step.ids.length > 1) size = Math.ceil(step.ids.length / 2);
      else await this.setAside(batchId, step.ids[0] ?? '', step.error);
    }
  }

  private async step(batchId: string, size: number): Promise<Step> {
    let ids: readonly string[] = [];
    const { ports, store } = this;
    const batch = await store.read(batchId);
    await this.access.at();
    const placed = batch && (await this.processLists.at()).entry(batch.entryId);
    try {
      return await ports.store.transact(async (transaction) => {
        ids = [];
        const present = await store.lock(transaction, batchId);
        if (!present || !isAtWork(present)) return { kind: 'over' };
        if (placed?.asleep !== undefined) return this.rest(transaction, present, placed.asleep);
        if (!placed?.entry.enabled) return this.end(transaction, { ...present, status: 'cancelled', refusal: { reason: 'switched-off', details: { useCase: present.useCase } } });
        if (!present.gathered) return this.gather(transaction, present);
        ids = await store.next(transaction, batchId, size);
        if (ids.length === 0) return this.end(transaction, { ...present, status: 'done' });
        await this.part(transaction, present, ids);
        return { kind: 'written' };
      });
    } catch (error) {
      if (ids.length === 0 || !isAboutObjects(error)) throw error;
      return { kind: 'broke', ids, error };
    }
  }

  private async gather(transaction: Transaction, batch: BatchRecord): Promise<Step> {
    const asked = await this.store.gather(transaction, batch, await this.scopes(transaction, batch));
    await this.store.keep(transaction, { ...batch, status: 'working', gathered: true, totals: { ...batch.totals, asked } });
    return { kind: 'written' };
  }

  // Whoever may not see an object does not learn by a batch that it fits a filter.
  private scopes(transaction: Transaction, batch: BatchRecord): Promise<readonly AccessScope[]> {
    const { selection, objectType } = batch;
    const looked: LookedAt = 'filter' in selection ? selection.filter : {};
    return this.access.within(runner(batch), this.catalogue.objectType(objectType), looked, transaction);
  }

  private async part(transaction: Transaction, batch: BatchRecord, ids: readonly string[]): Promise<void> {
    const run = this.runFor(batch, ids, transaction.now);
    const { eligible, kept } = await this.execution.performEligible(transaction, run, batch.input);
    const items: readonly BatchItem[] = [...eligible.map((objectId) => ({ objectId, status: 'done' as const, runId: run.id })), ...kept.map((one) => ({ ...one, status: 'skipped' as const }))];
    await this.settle(transaction, batch, items);
  }

  // Alone it was refused, or broke: it is written down, and the others go on.
  private async setAside(batchId: string, objectId: string, error: unknown): Promise<void> {
    await this.ports.store.transact(async (transaction) => {
      const batch = await this.store.lock(transaction, batchId);
      const [waiting] = batch && isAtWork(batch) ? await this.store.next(transaction, batchId, 1) : [];
      if (batch && waiting === objectId) await this.settle(transaction, batch, [verdictOn(objectId, error)]);
    });
  }

  private async settle(transaction: Transaction, batch: BatchRecord, items: readonly BatchItem[]): Promise<void> {
    await this.store.settle(transaction, batch.id, items);
    await this.store.keep(transaction, { ...batch, totals: counted(batch.totals, items) });
  }

  private async end(transaction: Transaction, batch: BatchRecord): Promise<Step> {
    return this.stop(transaction, { ...batch, endedAt: transaction.now });
  }

  private async stop(transaction: Transaction, batch: BatchRecord): Promise<Step> {
    const at = transaction.now;
    await this.store.keep(transaction, batch);
    const line = batchLine(this.ports.newId(), at, systemActor, batch, `batch.${batch.status}`);
    await transaction.write({ at, actorId: systemActor.id, objects: [], audit: [line], tasks: [] });
    return { kind: 'over' };
  }

  // Its package was switched off: it goes on from here when somebody lets it.
  private async rest(transaction: Transaction, batch: BatchRecord, packageName: string): Promise<Step> {
    const { reason, details } = asleep(packageName);
    return this.stop(transaction, { ...batch, status: 'paused', refusal: { reason, details } });
  }

  private runFor(batch: BatchRecord, subjectIds: readonly string[], at: Date): RunRecord {
    const { entryId, useCase, objectType, place, options, input, actorId, actorName, context } = batch;
    const expiresAt = new Date(at.getTime() + DAY_MS);
    return { id: this.ports.newId(), entryId, useCase, objectType, place, options, input, actorId, actorName, subjectIds, status: 'open', step: 0, openedAt: at, expiresAt, ...(context && { context }) };
  }

  private get store(): BatchStore {
    if (!this.ports.batches) throw new Error('this house keeps no batches');
    return this.ports.batches;
  }
}

function isAboutObjects(error: unknown): boolean {
  return error instanceof PluginFault || error instanceof Refusal || error instanceof Conflict || error instanceof NotFound || error instanceof Forbidden;
}

function verdictOn(objectId: string, error: unknown): BatchItem {
  if (error instanceof Refusal) return { objectId, status: 'skipped', reason: error.reason, details: error.details };
  if (error instanceof Conflict) return { objectId, status: 'skipped', reason: error.reason };
  if (error instanceof Forbidden) return { objectId, status: 'skipped', reason: 'not-permitted', details: { ...error.details, right: error.permission } };
  if (error instanceof NotFound) return { objectId, status: 'skipped', reason: 'not-found', details: { id: error.id } };
  return { objectId, status: 'failed', cause: causeLine(error, LONGEST_CAUSE) };
}
