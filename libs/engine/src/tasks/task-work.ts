import type { AnyTask, Capability } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import { bindFiles } from '../files/index.js';
import type { TaskRecord, TaskStatus } from '../model.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts, Transaction } from '../ports/index.js';
import { CollectingUnit } from '../runs/collecting-unit.js';
import { addJobs, reactionsTo, reactionsToActions, taskRecords } from '../runs/consequences.js';
import type { Wanted } from '../runs/consequences.js';
import { systemActor } from '../system-actor.js';
import { Surrender, TaskEnded } from './task-errors.js';

const FIVE_MINUTES = 300_000;

/** What a task gets to work with: its payload, the outside world, and transactions of its own. */
export class TaskWork {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly packages: Packages,
  ) {}

  /** The `TaskRun` of one attempt, which may commit while the task has the status `during`. */
  forTask(definition: AnyTask, task: TaskRecord, during: TaskStatus) {
    return {
      payload: task.payload,
      key: task.key,
      attempt: task.attempts + 1,
      use: <C>(capability: Capability<C>) => this.whenCalled(declared(definition, capability)),
      commit: <R>(work: (unit: CollectingUnit) => Promise<R>) =>
        this.ports.store.transact((transaction) => this.commit(transaction, definition, task, during, work)),
      surrender: (reason: string) => {
        throw new Surrender(reason);
      },
    };
  }

  private async commit<R>(
    transaction: Transaction,
    definition: AnyTask,
    task: TaskRecord,
    during: TaskStatus,
    work: (unit: CollectingUnit) => Promise<R>,
  ): Promise<R> {
    const locked = await transaction.lockTask(task.id);
    if (locked?.status !== during) throw new TaskEnded();
    const { id, displayName } = systemActor;
    const author = { id, displayName, reason: definition.name, ...(task.runId && { runId: task.runId }) };
    const { objectType, moves } = definition;
    const unit = new CollectingUnit(transaction, { objectType, moves, author, newId: () => this.ports.newId() });
    const result = await work(unit);
    const objects = unit.changes();
    if (objects.length === 0) return result;
    const tasks = taskRecords(this.ports, transaction.now, this.followUps(definition, unit), task.runId);
    await bindFiles(this.ports.files, transaction, unit.fileChanges());
    await transaction.write({ at: transaction.now, actorId: id, objects, audit: unit.audit, tasks });
    await addJobs(this.ports, this.catalogue, transaction, tasks);
    return result;
  }

  // A task that answers an action with the same action would otherwise go round for ever.
  private followUps(definition: AnyTask, unit: CollectingUnit): readonly Wanted[] {
    const byState = reactionsTo(this.packages, definition.objectType.name, { reached: unit.reached, audit: [] });
    return [...byState, ...reactionsToActions(this.packages, unit.audit).filter((one) => one.name !== definition.name)];
  }

  // Connectors are connected when they are first called, so that `use` itself needs no waiting.
  private whenCalled<C>(capability: Capability<C>): C {
    const call = async (name: string, given: readonly unknown[]) => {
      const service = (await this.ports.capabilities.use(capability)) as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
      const method = service[name];
      if (!method) throw new Error(`capability ${capability.name} cannot ${name}`);
      return answered(Promise.resolve(method.apply(service, [...given])), `capability ${capability.name}, ${name}`, this.ports.settings?.longestCallMs);
    };
    return new Proxy({}, {
      get: (_, name) => (typeof name === 'string' && name !== 'then' ? (...given: readonly unknown[]) => call(name, given) : undefined),
    }) as C;
  }
}

// A partner that takes a call and stays silent would hold the worker for ever; what it did is unknown, so the attempt is repeated.
async function answered<A>(answer: Promise<A>, what: string, longestMs = FIVE_MINUTES): Promise<A> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${longestMs / 1_000} s`)), longestMs);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

// What a task says of itself is what an administrator relies on.
function declared<C>({ name, uses }: AnyTask, capability: Capability<C>): Capability<C> {
  if (uses && !uses.some((one) => one.name === capability.name)) throw new Error(`task ${name} does not say that it uses capability ${capability.name}`);
  return capability;
}
