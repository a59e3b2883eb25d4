import type { Field, Meaning } from '@tessera/plugin-api';

/** A page of a list; `nextCursor` leads to the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** Who is signed in. */
export interface Me {
  readonly account: { readonly id: string; readonly userName: string; readonly displayName: string; readonly language?: string };
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly csrfToken: string;
  readonly mustChangePassword: boolean;
}

/** A state as screens show it. */
export interface StateView {
  readonly name: string;
  readonly title: string;
  readonly meaning: Meaning;
  readonly final?: boolean;
}

/** An object type with its states and attributes, in the reader's language. */
export interface ObjectTypeView {
  readonly name: string;
  readonly title: string;
  readonly pluralTitle: string;
  readonly group: string;
  /** The attribute that names an object. */
  readonly label: string;
  readonly states: readonly StateView[];
  readonly attributes: Readonly<Record<string, Field>>;
  readonly lifeCycle?: LifeCycle;
}

/** A way from one state to another; `new` stands for an object that does not exist yet. */
export interface LifeCycleEdge {
  readonly from: string;
  readonly to: string;
  readonly useCase: string;
  readonly title: string;
  readonly system: boolean;
  readonly enabled?: boolean;
}

/** All states of an object type and the ways between them. */
export interface LifeCycle {
  readonly nodes: readonly StateView[];
  readonly edges: readonly LifeCycleEdge[];
}

/** An object as lists and profiles show it. */
export interface ObjectView {
  readonly id: string;
  readonly objectType: string;
  readonly state: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A use case that stands in a process list, and whether this person can start it here and now. */
export interface ActionView {
  readonly entryId: string;
  readonly useCase: string;
  readonly title: string;
  readonly story: string;
  readonly place: string;
  readonly available: boolean;
  readonly reason?: string;
  readonly reasonText?: string;
  readonly permission?: string;
  readonly batch: boolean;
}

/** An object with what can be done with it. */
export interface ObjectProfile extends ObjectView {
  readonly actions: readonly ActionView[];
}

/** One page of questions. */
export interface StepView {
  readonly index: number;
  readonly title: string;
  readonly text?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** Where a run stands. */
export type RunStatus = 'open' | 'accepted' | 'done' | 'refused' | 'cancelled' | 'timed-out' | 'failed';

/** Work that goes on after the run. */
export interface TaskView {
  readonly name: string;
  readonly status: 'waiting' | 'done' | 'giving-up' | 'gave-up';
  readonly attempts: number;
  readonly lastError?: string;
}

/** What a run changed. */
export interface OutcomeView {
  readonly states: Readonly<Record<string, number>>;
  readonly messages: readonly string[];
  readonly objects: readonly ObjectView[];
  readonly total: number;
}

/** One execution of a use case. */
export interface RunView {
  readonly id: string;
  readonly useCase: string;
  readonly title: string;
  readonly objectType: string;
  readonly place: string;
  readonly status: RunStatus;
  readonly stepIndex: number;
  readonly stepCount: number;
  readonly step?: StepView;
  readonly subjects: readonly ObjectView[];
  readonly subjectCount: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly openedAt: string;
  readonly expiresAt: string;
  readonly endedAt?: string;
  readonly outcome?: OutcomeView;
  readonly refusal?: { readonly reason: string; readonly text: string; readonly details?: Readonly<Record<string, unknown>> };
  readonly tasks: readonly TaskView[];
  readonly next?: readonly ActionView[];
}

/** A run in a list. */
export interface RunSummary {
  readonly id: string;
  readonly useCase: string;
  readonly title: string;
  readonly objectType: string;
  readonly place: string;
  readonly status: RunStatus;
  readonly stepIndex: number;
  readonly stepCount: number;
  readonly subjectCount: number;
  readonly openedAt: string;
  readonly expiresAt: string;
  readonly endedAt?: string;
  readonly states?: Readonly<Record<string, number>>;
  readonly refusalText?: string;
}

/** One line of the audit. */
export interface AuditView {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly action: string;
  readonly useCase?: string;
  readonly useCaseTitle?: string;
  readonly runId?: string;
  readonly objectType?: string;
  readonly objectId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly changed?: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
}

/** How many objects stand in a state; counting stops at a limit. */
export interface StateCount {
  readonly state: string;
  readonly count: number;
  readonly capped: boolean;
}
