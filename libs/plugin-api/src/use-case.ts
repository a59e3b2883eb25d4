import type { AclPermission } from './access.js';
import type { AccountOrders, Sealed } from './accounts.js';
import type { Condition, Fields, Values } from './fields.js';
import type { From, Managed, Moves, ObjectType, Permission, StateOf } from './object-type.js';
import type { AnyTask, Task } from './task.js';
import type { Unit } from './unit.js';

/** Where a use case can be started. */
export type StartPoint = 'quick-search' | 'profile' | 'batch' | 'self-service' | 'schedule';

/** One page of questions to the operator. */
export interface Step {
  readonly title: string;
  readonly text?: string;
  readonly when?: Condition;
  readonly fields?: Fields;
}

type FieldsOf<S extends readonly Step[]> = S extends readonly [infer Head, ...infer Rest extends readonly Step[]]
  ? (Head extends { fields: infer F } ? (Head extends { when: Condition } ? Sometimes<F> : F) : unknown) & FieldsOf<Rest>
  : unknown;

type Sometimes<F> = { readonly [K in keyof F]: F[K] & { readonly optional: true } };

type SealedSecrets<Fs> = {
  readonly [K in keyof Fs]: Fs[K] extends { readonly kind: 'secret' }
    ? Fs[K] extends { readonly optional: true } ? Sealed | undefined : Sealed
    : Values<Fs>[K];
};

/** All answers of all steps, flattened and typed; secrets are sealed. */
export type InputOf<S extends readonly Step[]> = SealedSecrets<FieldsOf<S>>;

type ObjectFields<F> = { [K in keyof F]: F[K] extends { readonly kind: 'object' } ? K : never }[keyof F] & string;

/** How a use case is started from an object that one of its fields asks for: the house asks for the subject instead. */
export interface AlsoFrom<F extends string = string> {
  /** The field, of kind `object`, that is filled with the object it is started from. */
  readonly field: F;
  /** Title of the step that looks for the subject. */
  readonly search: string;
  /** Title of the step that shows both before anything happens. */
  readonly confirm: string;
}

/** Inside the transaction. It cannot call the outside world; `defer` is the way out. */
export interface Run<T, M, O, S extends readonly Step[]> extends Unit<T, M> {
  readonly id: string;
  readonly actor: { readonly id: string; readonly displayName: string };
  readonly options: Values<O>;
  readonly input: InputOf<S>;
  /** Already locked, state already checked. */
  readonly subjects: readonly Managed<T, From<M> & StateOf<T>>[];
  /** What shall become of people's accounts; only for use cases that say `accounts`. */
  readonly accounts: AccountOrders;
  /** Adds the task in this transaction: a rollback leaves none, a commit exactly one. */
  defer<P>(task: Task<P>, payload: NoInfer<P>): void;
  /** Ends the run with a reason that the operator can act on; nothing is changed. */
  refuse(reason: string, details?: Readonly<Record<string, string | number>>): never;
}

/** A step that people, or a schedule, can take with objects of one type. Its JSON is its manifest. */
export interface UseCase<T extends ObjectType, M extends Moves<T>, O extends Fields, S extends readonly Step[]> {
  /** Never changes. */
  readonly symbolicName: string;
  readonly title: string;
  /** "As an operator I want to ...". */
  readonly story: string;
  readonly objectType: T;
  /** The states it applies to, and what it makes of them. */
  readonly moves: M;
  readonly startsAt: readonly StartPoint[];
  /** Where else it may stand: on the states of what this field asks for. */
  readonly alsoFrom?: AlsoFrom<ObjectFields<FieldsOf<S>>>;
  readonly permission: Permission;
  /** The right that it needs to each object; unless told `Create`, `Delete` for what leads to final states only, else `Update`. */
  readonly access?: AclPermission;
  /** Set by the administrator, per process-list entry. */
  readonly options: O;
  /** Answered by the operator. */
  readonly steps: S;
  readonly tasks?: readonly AnyTask[];
  /** It orders something of people's accounts. */
  readonly accounts?: true;
  /** It is about the one who acts, and nobody else. */
  readonly aboutOneself?: true;
  /** What to tell the operator, per refusal; `{name}` stands for a detail. */
  readonly refusals?: Readonly<Record<string, string>>;
  /** What to tell the operator afterwards, per state reached; `{count}` stands for the number of objects. */
  readonly outcomes?: { readonly [State in StateOf<T>]?: string };
  /** States that it leads to only under an option: administrators are warned of what can then never run. */
  readonly reachesOnlyWhen?: { readonly [State in StateOf<T>]?: Condition };
  /** Work above this size is accepted at once and done by a worker. */
  readonly inBackground?: { readonly field: string; readonly above: number };
  /** On a schedule: which subjects (those where this attribute is empty) and how many a run takes. */
  readonly onSchedule?: { readonly without?: keyof T['attributes'] & string; readonly atMost: number };
  execute(run: Run<T, M, O, S>): Promise<void>;
  migrateOptions?(stored: Readonly<Record<string, unknown>>): Values<O>;
}

/** A use case whose types nobody needs any more: what catalogues and lists hold. */
export interface AnyUseCase {
  readonly symbolicName: string;
  readonly title: string;
  readonly story: string;
  readonly objectType: ObjectType;
  readonly moves: Readonly<Record<string, readonly string[] | undefined>>;
  readonly startsAt: readonly StartPoint[];
  readonly alsoFrom?: AlsoFrom;
  readonly permission: Permission;
  readonly access?: AclPermission;
  readonly options: Fields;
  readonly steps: readonly Step[];
  readonly tasks?: readonly AnyTask[];
  readonly accounts?: true;
  readonly aboutOneself?: true;
  readonly refusals?: Readonly<Record<string, string>>;
  readonly outcomes?: Readonly<Record<string, string | undefined>>;
  readonly reachesOnlyWhen?: Readonly<Record<string, Condition | undefined>>;
  readonly inBackground?: { readonly field: string; readonly above: number };
  readonly onSchedule?: { readonly without?: string; readonly atMost: number };
  execute(run: never): Promise<void>;
  migrateOptions?(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/** Declares a use case; options, input, moves and payloads are inferred from what it declares. */
export function defineUseCase<
  const T extends ObjectType,
  const M extends Moves<T>,
  const O extends Fields,
  const S extends readonly Step[],
>(useCase: UseCase<T, M, O, S>): UseCase<T, M, O, S> {
  return useCase;
}
