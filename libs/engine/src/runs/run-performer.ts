import type { AnyUseCase } from '@tessera/plugin-api';
import { accessOf, SEEING } from '../access/index.js';
import type { ObjectAccess } from '../access/index.js';
import { PICKED, startField } from '../catalogue/also-from.js';
import type { Catalogue } from '../catalogue/index.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import type { Forms, ShownStep } from '../fields/index.js';
import type { Gate } from '../gate.js';
import type { Actor, Json, RunRecord } from '../model.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts, Transaction } from '../ports/index.js';
import { Execution, storable } from './execution.js';
import { RunEnding } from './run-ending.js';
import { begunAnswers, firstAnswers, refuseOthers, RunInput } from './run-input.js';
import { isOwn, runner } from './on-behalf.js';
import { expiry, isEqual, isInBackground, isSameRequest, newRun, settled } from './run-opening.js';
import type { OpenRequest, StartRequest } from './run-opening.js';
import { originOf, withPicked } from './started-elsewhere.js';
import type { Origin } from './started-elsewhere.js';

/** Opens, answers and submits runs: one transaction per submission, whatever its size. */
export class RunPerformer {
  private readonly execution: Execution;
  private readonly ending: RunEnding;
  private readonly input: RunInput;

  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly gate: Gate,
    forms: Forms,
    private readonly access: ObjectAccess,
    private readonly packages: Packages,
  ) {
    this.execution = new Execution(ports, catalogue, access, packages);
    this.ending = new RunEnding(ports);
    this.input = new RunInput(ports, forms, access);
  }

  /** Opens a run and waits for answers. The same idempotency key answers the same run. */
  async open(actor: Actor, request: OpenRequest): Promise<RunRecord> {
    return this.once(actor, request, async () => {
      const placed = await this.gate.admit(actor, request.entryId, request.revision);
      const run = newRun(this.ports, actor, placed, request);
      await this.requireOrigin(run, [placed.list.place]);
      await this.requireSubjects(actor, run);
      return this.ending.keep(run);
    });
  }

  /** Opens, answers and submits in one transaction; ends `done` or `accepted`, or throws the `Refusal`. */
  async start(actor: Actor, request: StartRequest): Promise<RunRecord> {
    const perform = async () => {
      const placed = await this.gate.admit(actor, request.entryId, request.revision);
      const opened = newRun(this.ports, actor, placed, request);
      const origin = await this.requireOrigin(opened, [placed.list.place]);
      const run = origin ? withPicked(opened, request.input[PICKED]) : opened;
      const input = await this.checked(run, await this.input.completed(placed.useCase, run, request.input), '/input');
      return under('/input', () => this.performNow({ ...run, input: storable(placed.useCase, input), step: placed.useCase.steps.length }, input));
    };
    return settled(await this.once(actor, request, perform, request.input));
  }

  /** The actor's own run; throws `NotFound` for anybody else's. While it is open, it goes by who the actor is now. */
  async read(actor: Actor, runId: string): Promise<RunRecord> {
    const run = await this.ports.store.readRun(runId);
    if (!run || !isOwn(this.catalogue, actor, run)) throw new NotFound('run', runId);
    return run.status === 'open' && actor.context ? { ...run, context: actor.context } : run;
  }

  /** What was answered in a run, as far as the actor may see by now what it is about. */
  async inputOf({ context }: Actor, run: RunRecord): Promise<Json> {
    return this.catalogue.hasUseCase(run.useCase) ? this.input.shown(this.asOpened(run), { ...run, ...(context && { context }) }) : run.input;
  }

  /** The object that a run was started from, if that is not its subject. */
  originOf(run: RunRecord): Origin | undefined {
    return this.catalogue.hasUseCase(run.useCase) ? originOf(this.catalogue.useCase(run.useCase), run) : undefined;
  }

  /** The steps of a run that are asked, as they are shown. */
  async steps(run: RunRecord): Promise<readonly ShownStep[]> {
    return this.input.stepsOf(this.asOpened(run), run);
  }

  /** Answers the step of that index; throws `Refusal('invalid-input')` with faults, or `Conflict` when the run has ended. */
  async answer(actor: Actor, runId: string, stepIndex: number, values: Json, revision?: number): Promise<RunRecord> {
    const run = await this.readOpen(actor, runId);
    await this.packages.requireAwake(this.catalogue.useCase(run.useCase), revision);
    const step = (await this.steps(run))[stepIndex];
    if (!step || stepIndex > run.step) throw new Conflict('step-out-of-order');
    const checked = await this.input.checkStep(run, step, { ...firstAnswers(step), ...values });
    if (checked.faults.length > 0) throw new Refusal('invalid-input', {}, checked.faults);
    const others = Object.entries(run.input).filter(([name]) => !Object.hasOwn(step.fields, name));
    const input = { ...Object.fromEntries(others), ...checked.values };
    const { subjectIds } = Object.hasOwn(step.fields, PICKED) ? withPicked(run, checked.values[PICKED]) : run;
    return this.ending.goOn(run, { input, subjectIds, step: stepIndex + 1, expiresAt: expiry(this.ports, this.ports.now()) });
  }

  /** Performs the run, or accepts it for a worker. Submitted again it answers the first result. A wrong answer leads back to its step. */
  async submit(actor: Actor, runId: string, revision?: number): Promise<RunRecord> {
    const run = await this.read(actor, runId);
    if (run.status !== 'open') return settled(run);
    await this.readOpen(actor, runId, run);
    await this.refusing(run, async () => {
      await this.stillOn(actor, run, revision);
      await this.requireOrigin(run);
    });
    return this.mendable(run, async () => {
      const input = await this.checked(run, await this.input.completed(this.asOpened(run), run, run.input, run.step), '');
      return settled(await this.performOpen({ ...run, ...(actor.context && { context: actor.context }) }, input));
    });
  }

  /** Closes an open run without effect. */
  async cancel(actor: Actor, runId: string): Promise<void> {
    const run = await this.read(actor, runId);
    const ended = run.status === 'open' ? await this.ending.close(run.id, 'cancelled') : run;
    if (ended.status !== 'cancelled') throw new Conflict(`run-${ended.status}`);
  }

  /** For the worker: performs an accepted run; a run that has ended is left alone. */
  async performAccepted(runId: string): Promise<void> {
    const found = await this.ports.store.readRun(runId);
    if (found?.status !== 'accepted') return;
    await Promise.all([this.access.at(), this.packages.at()]);
    try {
      await this.refusing(found, () => this.inTransaction(found, 'accepted', found.input));
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Conflict || error instanceof Forbidden || error instanceof NotFound)) throw error;
      if (error instanceof Conflict && (await this.ports.store.readRun(runId))?.status === 'accepted') throw error;
    }
  }

  /** For the sweeper: closes an open run whose time is over. */
  async expire(runId: string): Promise<void> {
    await this.ending.close(runId, 'timed-out');
  }

  private async performNow(run: RunRecord, input: Json): Promise<RunRecord> {
    if (this.inBackground(run, input)) return this.ending.accept(run, input);
    return this.refusing(run, () => this.lookingAgain((transaction) => this.execution.perform(transaction, run, input)));
  }

  private async performOpen(run: RunRecord, input: Json): Promise<RunRecord> {
    if (this.inBackground(run, input)) return this.ending.acceptOpen(run, input);
    return this.refusing(run, () => this.inTransaction(run, 'open', input));
  }

  private inTransaction(run: RunRecord, status: 'open' | 'accepted', input: Json): Promise<RunRecord> {
    return this.lookingAgain(async (transaction) => {
      const locked = await transaction.lockRun(run.id);
      if (!locked) throw new NotFound('run', run.id);
      if (locked.status !== status) return locked;
      if (!isEqual(locked.input, run.input)) throw new Conflict('run-changed');
      const faults = await this.input.checkReceipts(transaction, locked, this.catalogue.useCase(run.useCase));
      if (faults.length > 0) throw new Refusal('invalid-input', {}, faults);
      return this.execution.perform(transaction, { ...locked, ...(run.context && { context: run.context }) }, input);
    });
  }

  // Somebody took a unique value in the same moment: the second look sees what they did, and the use case refuses in its own words.
  private async lookingAgain(work: (transaction: Transaction) => Promise<RunRecord>): Promise<RunRecord> {
    try {
      return await this.ports.store.transact(work);
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'value-already-used') throw error;
      return this.ports.store.transact(work);
    }
  }

  private inBackground(run: RunRecord, input: Json): boolean {
    return isInBackground(this.catalogue.useCase(run.useCase), input);
  }

  // A refusal rolls everything back; then the run and one audit line say so.
  private async refusing<R>(run: RunRecord, work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      await this.ending.fail(run, error);
      throw error;
    }
  }

  // A wrong answer is asked for again where it was given, also by a page that is opened later.
  private async mendable(run: RunRecord, work: () => Promise<RunRecord>): Promise<RunRecord> {
    try {
      return await work();
    } catch (error) {
      const wrong = new Set(error instanceof Refusal ? error.faults.map(({ pointer }) => pointer.slice(1)) : []);
      const step = wrong.size === 0 ? -1 : (await this.steps(run)).findIndex(({ fields }) => Object.keys(fields).some((name) => wrong.has(name)));
      if (step >= 0 && step < run.step) await this.ending.goBack(run, step);
      throw error;
    }
  }

  private async stillOn(actor: Actor, run: RunRecord, revision?: number): Promise<void> {
    try {
      await this.gate.admit(actor, run.entryId, revision);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      throw new Refusal('switched-off', { useCase: this.catalogue.useCase(run.useCase).title });
    }
  }

  private async checked(run: RunRecord, input: Json, at: string): Promise<Json> {
    const [then, today] = [this.asOpened(run), this.catalogue.useCase(run.useCase)];
    const { values, faults } = await this.input.checkAll(run, then, input, at);
    if (faults.length > 0) throw new Refusal('invalid-input', {}, faults);
    if (then === today) return values;
    // Its package was renewed meanwhile: what was answered has to be enough for the code of today.
    const again = await this.input.checkAll(run, today, input, at);
    if (again.faults.length === 0) return again.values;
    return this.refusing(run, () => Promise.reject(new Refusal('steps-changed', { useCase: today.title })));
  }

  private asOpened({ useCase, openedAt }: RunRecord): AnyUseCase {
    return this.catalogue.useCaseAsOf(useCase, openedAt);
  }

  private async readOpen(actor: Actor, runId: string, read?: RunRecord): Promise<RunRecord> {
    const run = read ?? (await this.read(actor, runId));
    if (run.status !== 'open') throw new Conflict(`run-${run.status}`);
    if (run.expiresAt > this.ports.now()) return run;
    await this.expire(runId);
    throw new Conflict('run-timed-out');
  }

  // What a run was started from is no question any more: what is wrong with it ends the run.
  private async requireOrigin(run: RunRecord, states?: readonly string[]): Promise<Origin | undefined> {
    const useCase = this.catalogue.useCase(run.useCase);
    const origin = originOf(useCase, run);
    if (!origin) return undefined;
    const object = await this.ports.store.readObject(origin.objectType, origin.id);
    if (!object || (await this.access.permits(runner(run), object, SEEING, 'recent')).size === 0) throw new NotFound(origin.objectType, origin.id);
    const fitting = states ?? startField(useCase)?.inState ?? [object.state];
    if (fitting.includes(object.state)) return origin;
    const label = this.catalogue.objectType(origin.objectType).label;
    const [expected = ''] = fitting;
    throw new Refusal(`no-longer-${expected}`, { object: String(object.attributes[label] ?? object.id), objectId: object.id, expected, found: object.state, count: 1 });
  }

  private async requireSubjects(actor: Actor, run: RunRecord): Promise<void> {
    if (run.subjectIds.length === 0) return;
    refuseOthers(this.catalogue.useCase(run.useCase), run);
    const there = await this.ports.store.readObjects(run.objectType, run.subjectIds);
    const found = new Map(there.map((one) => [one.id, one]));
    const needed = accessOf(this.catalogue.useCase(run.useCase));
    const may = await this.access.permitsAmong(actor, there, [...SEEING, needed], 'recent');
    for (const id of run.subjectIds) {
      const subject = found.get(id);
      if (!subject || !SEEING.some((one) => may.get(id)?.has(one))) throw new NotFound(run.objectType, id);
      if (subject.state !== run.place) throw new Refusal(`no-longer-${run.place}`, { objectId: id, expected: run.place, found: subject.state, count: 1 });
      if (!may.get(id)?.has(needed)) throw await this.access.forbidden(subject, needed, 'recent');
    }
  }

  // The happy path costs no look-up: the store holds one run per key, so a repeated request fails and is then looked for.
  private async once(actor: Actor, request: OpenRequest, work: () => Promise<RunRecord>, input?: Json): Promise<RunRecord> {
    try {
      return await work();
    } catch (error) {
      const { idempotencyKey } = request;
      const earlier = idempotencyKey === undefined ? undefined : await this.ports.store.findRunByKey(actor.id, idempotencyKey);
      if (!earlier) throw error;
      if (!isSameRequest(earlier, this.startedFrom(earlier), request) || !(await this.isSameInput(earlier, input))) throw new Conflict('idempotency-key-used');
      return earlier;
    }
  }

  private startedFrom(run: RunRecord): readonly string[] {
    const origin = this.originOf(run);
    return origin ? [origin.id] : run.subjectIds;
  }

  private async isSameInput(run: RunRecord, input: Json | undefined): Promise<boolean> {
    if (input === undefined) return true;
    const useCase = this.catalogue.useCase(run.useCase);
    // What was left out was filled in then.
    const { values } = await this.input.checkAll(run, useCase, { ...begunAnswers(useCase, run.input), ...input }, '');
    return isEqual(storable(useCase, run.input), storable(useCase, values));
  }
}

// What is found wrong while a run is performed is pointed at where it stood in the request.
async function under<R>(at: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.faults.length === 0) throw error;
    throw new Refusal(error.reason, error.details, error.faults.map((fault) => ({ ...fault, pointer: `${at}${fault.pointer}` })));
  }
}
