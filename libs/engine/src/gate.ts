import type { AclPermission, AnyUseCase, StartPoint } from '@tessera/plugin-api';
import { accessOf, grantors } from './access/index.js';
import type { AccessObject, ObjectAccess } from './access/index.js';
import type { Catalogue } from './catalogue/index.js';
import { Forbidden, NotFound, Refusal } from './errors.js';
import { isOneAtATime } from './fields/one-at-a-time.js';
import type { Actor, Place } from './model.js';
import { asleep } from './packages/index.js';
import { permits } from './permits.js';
import type { PlacedEntry, ProcessLists, Rules } from './process-lists/index.js';

/** Why an action is shown but cannot be started. */
export type Hindrance = 'missing-permission' | 'missing-right' | 'wrong-state' | 'switched-off' | 'not-oneself' | 'asleep';

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
  /** For `asleep`: the package that is switched off. */
  readonly asleep?: string;
  /** For `switched-off`: who saved the list, and when. */
  readonly changedBy?: string;
  readonly changedAt?: Date;
  /** For `missing-right`: the right to the object, and who can grant it. */
  readonly right?: AclPermission;
  readonly grantors?: readonly string[];
  readonly batch: boolean;
  /** The type of objects in whose list it stands. */
  readonly objectType: string;
  /** The field that is filled with the object it is started from; the subject is asked for. */
  readonly via?: string;
}

/** Where somebody looks for actions, and from which kind of page. */
export interface ActionQuery {
  readonly objectType: string;
  readonly place: Place;
  readonly startPoint: StartPoint;
  /** The object, if they look at one. */
  readonly subject?: AccessObject;
}

/** Decides who may start what where; everything that is not allowed is refused. */
export class Gate {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly processLists: ProcessLists,
    private readonly access: ObjectAccess,
  ) {}

  /** What is offered at a place, hindered actions included. `revision` is the rules' revision if the caller knows it. */
  async actions(actor: Actor, where: ActionQuery, revision?: number): Promise<readonly Action[]> {
    const rules = await this.processLists.at(revision);
    this.catalogue.objectType(where.objectType);
    const here = rules.placed(where.objectType, where.place).filter((one) => startsAt(one, where.startPoint));
    const shown = new Set(here.map((one) => one.useCase.symbolicName));
    const elsewhere = where.place === 'new' ? [] : this.elsewhere(rules, where).filter((one) => !shown.has(one.useCase.symbolicName));
    const offered = await this.withRights(actor, where, here.map((one) => offer(actor, one)), revision);
    return [...offered, ...firstOfEach(elsewhere).map(inOtherState)];
  }

  /** Throws `NotFound`, `Refusal` (`switched-off`, `package-asleep`, `needs-attention`) or `Forbidden` unless the actor may start this entry now. */
  async admit(actor: Actor, entryId: string, revision?: number): Promise<PlacedEntry> {
    const rules = await this.processLists.at(revision);
    // What is decided later, inside transactions, goes by schemes that are no older than this.
    await this.access.at(rules.revision);
    const placed = rules.entry(entryId);
    if (!placed) throw absent(rules, entryId);
    if (!permits(actor, placed.useCase.permission)) throw new Forbidden(placed.useCase.permission);
    if (actor.kind !== 'system' && placed.useCase.startsAt.every((point) => point === 'schedule')) throw new Refusal('only-on-schedule', { useCase: placed.useCase.title });
    if (placed.asleep !== undefined) throw asleep(placed.asleep);
    if (!placed.entry.enabled) throw new Refusal('switched-off', { useCase: placed.useCase.title });
    this.requireReadable(actor, placed);
    if (placed.list.place === 'new') await this.access.requireCreate(actor, placed.list.objectType, rules.revision);
    return placed;
  }

  // Whoever may not read objects of a type does nothing with those that are there, but for what is about oneself.
  private requireReadable(actor: Actor, { list, useCase }: PlacedEntry): void {
    if (list.place === 'new' || useCase.aboutOneself) return;
    const unread = [useCase.objectType, this.catalogue.objectType(list.objectType)].find((type) => !permits(actor, type.permission));
    if (unread) throw new Forbidden(unread.permission);
  }

  // What the schemes say about this object, or about new ones; on a list of many, each object is looked at when its turn comes.
  private async withRights(actor: Actor, { objectType, place, subject }: ActionQuery, actions: readonly Action[], revision?: number): Promise<readonly Action[]> {
    const object = subject ?? (place === 'new' ? { id: '', objectType } : undefined);
    if (!object || actions.length === 0) return actions;
    const needed = [...new Set(actions.filter(isAboutObject).map((one) => accessOf(one.useCase)))];
    const may = await this.access.permits(actor, object, needed, revision);
    const scheme = (await this.access.at(revision)).schemeOf(object);
    return actions.map((one) => {
      const right = accessOf(one.useCase);
      if (one.available && one.useCase.aboutOneself && object.id !== actor.id) return { ...one, available: false, reason: 'not-oneself' as const };
      return one.available && isAboutObject(one) && !may.has(right) ? { ...one, available: false, reason: 'missing-right' as const, right, grantors: grantors(scheme) } : one;
    });
  }

  private elsewhere(rules: Rules, { objectType, place, startPoint }: ActionQuery): readonly PlacedEntry[] {
    return rules
      .lists(objectType)
      .filter((list) => list.place !== 'new' && list.place !== place)
      .flatMap((list) => rules.placed(objectType, list.place))
      .filter((one) => one.entry.enabled && startsAt(one, startPoint));
  }
}

function absent(rules: Rules, entryId: string): NotFound | Refusal {
  const troubled = rules.troubled(entryId);
  return troubled ? new Refusal('needs-attention', { useCase: troubled.useCase.title }) : new NotFound('entry', entryId);
}

// What is filled with the object asks for rights to the subject, once somebody has picked one.
function isAboutObject({ via }: Action): boolean {
  return via === undefined;
}

function startsAt({ useCase, list, entry }: PlacedEntry, startPoint: StartPoint): boolean {
  if (startPoint === 'batch' && isOneAtATime(useCase, entry.options)) return false;
  return useCase.startsAt.includes(startPoint) && (useCase.objectType.name === list.objectType || startPoint === 'profile');
}

function offer(actor: Actor, placed: PlacedEntry): Action {
  const { list, entry } = placed;
  if (placed.asleep !== undefined) return { ...hindered(placed, 'asleep'), asleep: placed.asleep };
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
  const { objectType, place } = list;
  const via = useCase.objectType.name === objectType ? undefined : useCase.alsoFrom?.field;
  const batch = via === undefined && useCase.startsAt.includes('batch') && !isOneAtATime(useCase, entry.options);
  return { entryId: entry.id, useCase, title, objectType, place, batch, ...(via !== undefined && { via }) };
}

function firstOfEach(placed: readonly PlacedEntry[]): readonly PlacedEntry[] {
  return [...new Map(placed.toReversed().map((one) => [one.useCase.symbolicName, one])).values()].toReversed();
}
