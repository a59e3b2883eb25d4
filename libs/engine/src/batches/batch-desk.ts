import type { Catalogue } from '../catalogue/index.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import { permits } from '../permits.js';
import type { Gate } from '../gate.js';
import type { ShownStep } from '../fields/index.js';
import { isOneAtATime } from '../fields/one-at-a-time.js';
import type { Actor, Json, RunRecord } from '../model.js';
import type { Packages } from '../packages/index.js';
import type { BatchStore, EnginePorts, Transaction } from '../ports/index.js';
import type { PlacedEntry } from '../process-lists/index.js';
import { isOwn } from '../runs/on-behalf.js';
import type { RunInput } from '../runs/run-input.js';
import { isEqual, newRun } from '../runs/run-opening.js';
import { batchLine } from './batch-line.js';
import type { BatchRecord, BatchSelection } from './batch.js';

const MOST_TICKED = 100_000;

/** What to do with which objects. */
export interface BatchRequest {
  readonly entryId: string;
  readonly selection: BatchSelection;
  readonly input: Json;
  readonly idempotencyKey?: string;
  readonly revision?: number;
}

/** Answers so far, and the step to ask next. */
export interface BatchQuestion {
  readonly entryId: string;
  readonly input: Json;
  readonly step: number;
  readonly revision?: number;
}

/** What is asked once for all objects of a batch. */
export interface BatchQuestions {
  readonly placed: PlacedEntry;
  readonly steps: readonly ShownStep[];
}

/** The permission to look after batches of others. */
export const MANAGE_BATCHES = 'batch:manage';

/** Takes batches, whatever their size, and lets people steer them. The work itself is a worker's. */
export class BatchDesk {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly gate: Gate,
    private readonly input: RunInput,
    private readonly packages: Packages,
  ) {}

  /** The steps that are asked once for all objects; the answers to those before the step are checked. Nothing is opened. */
  async questions(actor: Actor, { entryId, input, step, revision }: BatchQuestion): Promise<BatchQuestions> {
    const placed = await this.gate.admit(actor, entryId, revision);
    refuseUnfit(actor, placed);
    const run = this.blankRun(actor, placed);
    const steps = await this.input.steps(placed.useCase, run.options, input);
    if (step > steps.length) throw new Conflict('step-out-of-order');
    const answered = { ...run, input };
    const checks = await Promise.all(steps.slice(0, step).map((one) => this.input.checkStep(answered, one, pick(input, one))));
    const faults = checks.flatMap((one) => one.faults);
    if (faults.length > 0) throw new Refusal('invalid-input', {}, faults);
    return { placed, steps };
  }

  /** Accepts a batch at once. The same idempotency key answers the same batch. */
  async start(actor: Actor, request: BatchRequest): Promise<BatchRecord> {
    const placed = await this.gate.admit(actor, request.entryId, request.revision);
    refuseUnfit(actor, placed);
    const batch = await this.newBatch(actor, placed, request);
    try {
      return await this.ports.store.transact((transaction) => this.hand(transaction, batch, actor, 'batch.accepted'));
    } catch (error) {
      const { idempotencyKey } = request;
      const earlier = idempotencyKey === undefined ? undefined : await this.store.findByKey(actor.id, idempotencyKey);
      if (!earlier) throw error;
      if (!isSame(earlier, batch)) throw new Conflict('idempotency-key-used');
      return earlier;
    }
  }

  /** The actor's own batch, or anybody's for those who look after batches; throws `NotFound`. */
  async read(actor: Actor, id: string): Promise<BatchRecord> {
    return this.visible(actor, id, await this.store.read(id));
  }

  /** Stops after the part that is under way. */
  pause(actor: Actor, id: string): Promise<BatchRecord> {
    return this.steer(actor, id, ['accepted', 'working'], 'batch.paused', (batch) => ({ ...batch, status: 'paused' }));
  }

  /** Goes on where it stopped. */
  async resume(actor: Actor, id: string): Promise<BatchRecord> {
    await this.requireAwake(await this.read(actor, id));
    return this.steer(actor, id, ['paused'], 'batch.resumed', (batch) => {
      const { refusal: _, ...goingOn } = this.goingOn(actor, batch);
      return { ...goingOn, status: batch.gathered ? 'working' : 'accepted' };
    });
  }

  /** Ends it; what is done stays done, what waits is left alone. */
  cancel(actor: Actor, id: string): Promise<BatchRecord> {
    return this.steer(actor, id, ['accepted', 'working', 'paused'], 'batch.cancelled', (batch, endedAt) => ({ ...batch, status: 'cancelled', endedAt }));
  }

  /** Does again what failed, and nothing else. */
  async rerunFailed(actor: Actor, id: string): Promise<BatchRecord> {
    await this.requireAwake(await this.read(actor, id));
    return this.ports.store.transact(async (transaction) => {
      const { endedAt: _, ...batch } = this.goingOn(actor, this.visible(actor, id, await this.store.lock(transaction, id)));
      if (batch.status !== 'done') throw new Conflict(`batch-${batch.status}`);
      const again = await this.store.waitAgain(transaction, id);
      if (again === 0) throw new Conflict('nothing-failed');
      return this.hand(transaction, { ...batch, status: 'working', totals: { ...batch.totals, failed: 0 } }, actor, 'batch.rerun');
    });
  }

  private async requireAwake({ useCase }: BatchRecord): Promise<void> {
    if (this.catalogue.hasUseCase(useCase)) await this.packages.requireAwake(this.catalogue.useCase(useCase));
  }

  private async newBatch(actor: Actor, placed: PlacedEntry, request: BatchRequest): Promise<BatchRecord> {
    const selection = selected(request.selection);
    const run = this.blankRun(actor, placed);
    const { values, faults } = await this.input.checkAll(run, placed.useCase, request.input, '/input');
    if (faults.length > 0) throw new Refusal('invalid-input', {}, faults);
    const { id, entryId, useCase, objectType, place, options, actorId, actorName, openedAt, context } = run;
    return {
      ...{ id, entryId, useCase, objectType, place, options, actorId, actorName, openedAt, selection },
      input: values,
      status: 'accepted',
      gathered: false,
      totals: { asked: 'ids' in selection ? selection.ids.length : 0, done: 0, skipped: 0, failed: 0 },
      ...(request.idempotencyKey !== undefined && { idempotencyKey: request.idempotencyKey }),
      ...(context && { context }),
    };
  }

  // A run for no object in particular: its input is checked like any other's.
  private blankRun(actor: Actor, placed: PlacedEntry): RunRecord {
    const run = newRun(this.ports, actor, { ...placed, list: { ...placed.list, place: 'new' } }, { entryId: placed.entry.id });
    return { ...run, place: placed.list.place };
  }

  private steer(actor: Actor, id: string, from: readonly string[], action: string, change: (batch: BatchRecord, now: Date) => BatchRecord): Promise<BatchRecord> {
    return this.ports.store.transact(async (transaction) => {
      const batch = this.visible(actor, id, await this.store.lock(transaction, id));
      if (!from.includes(batch.status)) throw new Conflict(`batch-${batch.status}`);
      const changed = change(batch, transaction.now);
      if (isAtWork(changed)) return this.hand(transaction, changed, actor, action);
      return this.keep(transaction, changed, actor, action);
    });
  }

  private async hand(transaction: Transaction, batch: BatchRecord, actor: Actor, action: string): Promise<BatchRecord> {
    await this.keep(transaction, batch, actor, action);
    await this.ports.queue.add(transaction, [{ kind: 'batch', id: batch.id }]);
    return batch;
  }

  private async keep(transaction: Transaction, batch: BatchRecord, actor: Actor, action: string): Promise<BatchRecord> {
    await this.store.keep(transaction, batch);
    const line = batchLine(this.ports.newId(), transaction.now, actor, batch, action);
    await transaction.write({ at: transaction.now, actorId: actor.id, objects: [], audit: [line], tasks: [] });
    return batch;
  }

  private visible(actor: Actor, id: string, batch: BatchRecord | undefined): BatchRecord {
    if (!batch || !(isOwn(this.catalogue, actor, batch) || permits(actor, MANAGE_BATCHES))) throw new NotFound('batch', id);
    return batch;
  }

  // Whoever lets a batch of their own go on has to be allowed to start it by now; it goes on as who they are now.
  private goingOn(actor: Actor, batch: BatchRecord): BatchRecord {
    if (batch.actorId !== actor.id || !this.catalogue.hasUseCase(batch.useCase)) return batch;
    const { permission, objectType } = this.catalogue.useCase(batch.useCase);
    const missing = [permission, objectType.permission].find((one) => !permits(actor, one));
    if (missing !== undefined) throw new Forbidden(missing);
    return { ...batch, ...(actor.context && { context: actor.context }) };
  }

  private get store(): BatchStore {
    if (!this.ports.batches) throw new Refusal('no-batches');
    return this.ports.batches;
  }
}

/** Whether a worker has something to do for it. */
export function isAtWork({ status }: BatchRecord): boolean {
  return status === 'accepted' || status === 'working';
}

function pick(input: Json, { fields }: ShownStep): Json {
  return Object.fromEntries(Object.entries(input).filter(([name]) => Object.hasOwn(fields, name)));
}

function refuseUnfit(actor: Actor, { useCase, list, entry }: PlacedEntry): void {
  const { permission, name } = useCase.objectType;
  if (!permits(actor, permission)) throw new Forbidden(permission);
  const fits = useCase.startsAt.includes('batch') && list.place !== 'new' && list.objectType === name && !isOneAtATime(useCase, entry.options);
  if (!fits) throw new Refusal('not-in-batch', { useCase: useCase.title });
}

function selected(selection: BatchSelection): BatchSelection {
  if (!('ids' in selection)) return selection;
  const ids = [...new Set(selection.ids.map((id) => id.toLowerCase()))].sort();
  const pointer = '/selection/ids';
  if (ids.length === 0) throw new Refusal('invalid-input', {}, [{ pointer, reason: 'required' }]);
  if (ids.length > MOST_TICKED) throw new Refusal('invalid-input', {}, [{ pointer, reason: 'too-many', details: { max: MOST_TICKED } }]);
  return { ids };
}

function isSame(earlier: BatchRecord, batch: BatchRecord): boolean {
  return earlier.entryId === batch.entryId && isEqual(earlier.selection, batch.selection) && isEqual(earlier.input, batch.input);
}
