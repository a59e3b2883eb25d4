import type { AnyUseCase, StartPoint } from '@tessera/plugin-api';
import type { Catalogue } from './catalogue/index.js';
import type { Actor, Place, ProcessList, ProcessListEntry } from './model.js';
import type { ProcessLists } from './process-lists/index.js';

/** Why an action is shown but cannot be started. */
export type Hindrance = 'missing-permission' | 'wrong-state' | 'switched-off';

/** A use case as it is offered to somebody at a place. */
export interface Action {
  readonly entryId: string;
  readonly useCase: AnyUseCase;
  readonly title: string;
  readonly place: Place;
  readonly available: boolean;
  readonly reason?: Hindrance;
  /** For `wrong-state`: the state that it needs. For `switched-off`: who saved the list, and when. */
  readonly needs?: Place;
  readonly changedBy?: string;
  readonly changedAt?: Date;
  readonly batch: boolean;
}

/** An entry that may be started, with its list and its use case. */
export interface Admitted {
  readonly list: ProcessList;
  readonly entry: ProcessListEntry;
  readonly useCase: AnyUseCase;
}

/** Decides who may start what where; everything that is not allowed is refused. */
export class Gate {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly processLists: ProcessLists,
  ) {}

  /** What is offered at a place, hindered actions included. `revision` is the rules' revision if the caller knows it. */
  async actions(
    actor: Actor,
    where: { readonly objectType: string; readonly place: Place; readonly startPoint: StartPoint },
    revision?: number,
  ): Promise<readonly Action[]> {
    void [actor, where, revision, this.catalogue, this.processLists];
    throw new Error('under construction');
  }

  /** Throws `NotFound`, `Refusal('switched-off')` or `Forbidden` unless the actor may start this entry now. */
  async admit(actor: Actor, entryId: string, revision?: number): Promise<Admitted> {
    void [actor, entryId, revision];
    throw new Error('under construction');
  }
}

/** Whether an actor holds a permission; `*` holds all. */
export function permits(actor: Actor, permission: string): boolean {
  return actor.permissions.has('*') || actor.permissions.has(permission);
}
