import type { Catalogue } from '../catalogue/index.js';
import { actionOf } from '../common/action-of.js';
import type { Packages } from '../packages/index.js';
import type { AuditEntry, Json, TaskRecord } from '../model.js';
import type { EnginePorts, Job, Transaction } from '../ports/index.js';
import type { Reached } from './collecting-unit.js';

/** A task that somebody asked for, not yet written. */
export interface Wanted {
  readonly name: string;
  readonly payload: Json;
}

/** What happened to objects: the states that they reached, and the lines of the audit. */
export interface Happened {
  readonly reached: readonly Reached[];
  readonly audit: readonly AuditEntry[];
}

/** Says which tasks follow what. */
export type Reactions = Pick<Packages, 'reactionsToState' | 'reactionsToAction'>;

/** The tasks that follow because objects reached states and something was done to them, as `reactions` declare. */
export function reactionsTo(reactions: Reactions, objectType: string, { reached, audit }: Happened): readonly Wanted[] {
  return [...reactionsToStates(reactions, objectType, reached), ...reactionsToActions(reactions, audit)];
}

/** The tasks that follow because of built-in actions, whatever wrote their lines of the audit. */
export function reactionsToActions(reactions: Reactions, audit: readonly AuditEntry[]): readonly Wanted[] {
  const known = new Map<string, readonly string[]>();
  return audit.flatMap((line) => {
    const { objectType, objectId: id } = line;
    const action = actionOf(line);
    if (objectType === undefined || id === undefined || action === undefined) return [];
    const key = `${objectType} ${action}`;
    const names = known.get(key) ?? reactions.reactionsToAction(objectType, action);
    known.set(key, names);
    return names.map((name) => ({ name, payload: { id } }));
  });
}

function reactionsToStates(reactions: Reactions, objectType: string, reached: readonly Reached[]): readonly Wanted[] {
  const byState = new Map<string, readonly string[]>();
  return reached.flatMap(({ id, state, stayed }) => {
    if (stayed) return [];
    const names = byState.get(state) ?? reactions.reactionsToState(objectType, state);
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
