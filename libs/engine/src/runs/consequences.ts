import type { Catalogue } from '../catalogue/index.js';
import type { Json, TaskRecord } from '../model.js';
import type { EnginePorts, Job, Transaction } from '../ports/index.js';
import type { Reached } from './collecting-unit.js';

/** A task that somebody asked for, not yet written. */
export interface Wanted {
  readonly name: string;
  readonly payload: Json;
}

/** The tasks that follow because objects reached states, as `reactions` declare. */
export function reactionsTo(catalogue: Catalogue, objectType: string, reached: readonly Reached[]): readonly Wanted[] {
  const byState = new Map<string, readonly string[]>();
  return reached.flatMap(({ id, state, stayed }) => {
    if (stayed) return [];
    const names = byState.get(state) ?? catalogue.reactionsToState(objectType, state);
    byState.set(state, names);
    return names.map((name) => ({ name, payload: { id } }));
  });
}

/** Task records for wanted tasks; the key that goes along with outside calls is the task's id. */
export function taskRecords(ports: EnginePorts, at: Date, wanted: readonly Wanted[], runId?: string): readonly TaskRecord[] {
  return wanted.map(({ name, payload }) => {
    const id = ports.newId();
    return { id, ...(runId && { runId }), name, payload, key: id, status: 'waiting', attempts: 0, createdAt: at };
  });
}

/** Adds the jobs of tasks in the transaction that writes them. */
export async function addJobs(ports: EnginePorts, catalogue: Catalogue, transaction: Transaction, tasks: readonly TaskRecord[]): Promise<void> {
  const jobs: readonly Job[] = tasks.map(({ id, name }) => ({ kind: 'task', id, attempts: catalogue.task(name).attempts }));
  if (jobs.length > 0) await ports.queue.add(transaction, jobs);
}
