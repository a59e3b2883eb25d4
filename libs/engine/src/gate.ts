import type { AnyUseCase, StartPoint } from '@tessera/plugin-api';
import type { Catalogue } from './catalogue/index.js';
import { Forbidden, NotFound, Refusal } from './errors.js';
import type { Actor, Place } from './model.js';
import type { PlacedEntry, ProcessLists, Rules } from './process-lists/index.js';

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
  /** For `wrong-state`: the state that it needs. */
  readonly needs?: Place;
  /** For `switched-off`: who saved the list, and when. */
  readonly changedBy?: string;
  readonly changedAt?: Date;
  readonly batch: boolean;
}

/** Where somebody looks for actions, and from which kind of page. */
export interface ActionQuery {
  readonly objectType: string;
  readonly place: Place;
  readonly startPoint: StartPoint;
}

/** Decides who may start what where; everything that is not allowed is refused. */
export class Gate {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly processLists: ProcessLists,
  ) {}

  /** What is offered at a place, hindered actions included. `revision` is the rules' revision if the caller knows it. */
  async actions(actor: Actor, where: ActionQuery, revision?: number): Promise<readonly Action[]> {
    const rules = await this.processLists.at(revision);
    this.catalogue.objectType(where.objectType);
    const here = rules.placed(where.objectType, where.place).filter((one) => startsAt(one, where.startPoint));
    const shown = new Set(here.map((one) => one.useCase.symbolicName));
    const elsewhere = where.place === 'new' ? [] : this.elsewhere(rules, where).filter((one) => !shown.has(one.useCase.symbolicName));
    return [...here.map((one) => offer(actor, one)), ...firstOfEach(elsewhere).map(inOtherState)];
  }

  /** Throws `NotFound`, `Refusal('switched-off')` or `Forbidden` unless the actor may start this entry now. */
  async admit(actor: Actor, entryId: string, revision?: number): Promise<PlacedEntry> {
    const rules = await this.processLists.at(revision);
    const placed = rules.entry(entryId);
    if (!placed) throw new NotFound('entry', entryId);
    if (!permits(actor, placed.useCase.permission)) throw new Forbidden(placed.useCase.permission);
    if (actor.kind !== 'system' && placed.useCase.startsAt.every((point) => point === 'schedule')) throw new Refusal('only-on-schedule', { useCase: placed.useCase.title });
    if (!placed.entry.enabled) throw new Refusal('switched-off', { useCase: placed.useCase.title });
    return placed;
  }

  private elsewhere(rules: Rules, { objectType, place, startPoint }: ActionQuery): readonly PlacedEntry[] {
    return rules
      .lists(objectType)
      .filter((list) => list.place !== 'new' && list.place !== place)
      .flatMap((list) => rules.placed(objectType, list.place))
      .filter((one) => one.entry.enabled && startsAt(one, startPoint));
  }
}

/** Whether an actor holds a permission; `*` holds all. */
export function permits(actor: Actor, permission: string): boolean {
  return actor.permissions.has('*') || actor.permissions.has(permission);
}

function startsAt({ useCase }: PlacedEntry, startPoint: StartPoint): boolean {
  return useCase.startsAt.includes(startPoint);
}

function offer(actor: Actor, placed: PlacedEntry): Action {
  const { list, entry } = placed;
  if (!entry.enabled) {
    return { ...hindered(placed, 'switched-off'), ...(list.changedBy && { changedBy: list.changedBy }), ...(list.changedAt && { changedAt: list.changedAt }) };
  }
  if (!permits(actor, placed.useCase.permission)) return hindered(placed, 'missing-permission');
  return { ...plain(placed), available: true };
}

function inOtherState(placed: PlacedEntry): Action {
  return { ...hindered(placed, 'wrong-state'), needs: placed.list.place };
}

function hindered(placed: PlacedEntry, reason: Hindrance): Action {
  return { ...plain(placed), available: false, reason };
}

function plain({ list, entry, useCase }: PlacedEntry): Omit<Action, 'available'> {
  const title = entry.title ?? useCase.title;
  return { entryId: entry.id, useCase, title, place: list.place, batch: useCase.startsAt.includes('batch') };
}

function firstOfEach(placed: readonly PlacedEntry[]): readonly PlacedEntry[] {
  return [...new Map(placed.toReversed().map((one) => [one.useCase.symbolicName, one])).values()].toReversed();
}
