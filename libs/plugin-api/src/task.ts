import type { Capability } from './capability.js';
import type { Moves, ObjectType } from './object-type.js';
import type { Unit } from './unit.js';

/** Outside the transaction, after the commit, at least once. */
export interface TaskRun<T, M, P> {
  readonly payload: P;
  /** The same on every attempt: makes outside calls repeatable. */
  readonly key: string;
  /** 1 on the first attempt. */
  readonly attempt: number;
  /** The service that a connector provides; each of its methods answers a promise. */
  use<C>(capability: Capability<C>): C;
  /** One transaction of its own, answering what the work answers; the work is called again when the database asks for it. */
  commit<R>(work: (unit: Unit<T, M>) => Promise<R>): Promise<R>;
  /** Stops the attempts: the outside world said a definite no. `giveUp` follows at once. */
  surrender(reason: string): never;
}

/** Retryable work after the commit, as `defer` and reactions see it: its payload type and its name. */
export interface Task<P> {
  readonly name: string;
  readonly attempts: number;
  /** Carries the payload type; never called. */
  readonly accepts?: (payload: P) => void;
}

/** A task with what it does, and what the world looks like when all attempts have failed. */
export interface TaskDefinition<T, M, P> extends Task<P> {
  /** What people call the work, where they see that it failed or what it did. */
  readonly title: string;
  readonly objectType: T;
  readonly moves: M;
  /** The capabilities that it asks for: a house where nobody provides one of them says so before it starts. Unless told, it may ask for any. */
  readonly uses?: readonly Capability<unknown>[];
  perform(run: TaskRun<T, M, P>): Promise<void>;
  /** Runs after the last attempt, and again until it succeeds. */
  giveUp(run: TaskRun<T, M, P>): Promise<void>;
}

/** A task whose types nobody needs any more. */
export interface AnyTask {
  readonly name: string;
  readonly title: string;
  readonly attempts: number;
  readonly objectType: ObjectType;
  readonly moves: Readonly<Record<string, readonly string[] | undefined>>;
  readonly uses?: readonly Capability<unknown>[];
  perform(run: never): Promise<void>;
  giveUp(run: never): Promise<void>;
}

/** Declares a task. The payload type is given, the rest inferred; TypeScript needs two calls for that. */
export function defineTask<P>() {
  return <const T extends ObjectType, const M extends Moves<T>>(
    task: TaskDefinition<T, M, P>,
  ): TaskDefinition<T, M, P> => task;
}
