import type { CommonProperties } from '@tessera/plugin-api';
import { Conflict, Refusal } from '../errors.js';

/** How an object stands towards somebody. */
export type Standing = 'free' | 'locked-by-me' | 'locked-by-another' | 'frozen';

/** What anybody may want to do with any object. */
export type CommonAction =
  | 'read'
  | 'update'
  | 'delete'
  | 'lock'
  | 'unlock'
  | 'force-unlock'
  | 'freeze'
  | 'unfreeze'
  | 'number'
  | 'customize'
  | 'attach'
  | 'detach'
  | 'verify-contact'
  | 'set-acl';

/** `done`: it happens; `nothing`: there is nothing to do; otherwise why not. */
export type Ruling = 'done' | 'nothing' | 'locked-by-another' | 'frozen' | 'administrators-only';

type Row = Readonly<Record<Standing, Ruling>>;

const always: Row = { free: 'done', 'locked-by-me': 'done', 'locked-by-another': 'done', frozen: 'done' };
const change: Row = { free: 'done', 'locked-by-me': 'done', 'locked-by-another': 'locked-by-another', frozen: 'frozen' };

/** Who may do what while an object is free, locked or frozen. A freeze ends the lock, so nothing is ever both. */
export const PROTECTION: Readonly<Record<CommonAction, Row>> = {
  read: always,
  update: change,
  delete: change,
  number: change,
  customize: change,
  attach: change,
  detach: change,
  lock: { ...change, 'locked-by-me': 'nothing' },
  unlock: { free: 'nothing', 'locked-by-me': 'done', 'locked-by-another': 'locked-by-another', frozen: 'nothing' },
  'force-unlock': { free: 'nothing', 'locked-by-me': 'done', 'locked-by-another': 'done', frozen: 'nothing' },
  freeze: { ...change, frozen: 'nothing' },
  unfreeze: { free: 'nothing', 'locked-by-me': 'nothing', 'locked-by-another': 'nothing', frozen: 'done' },
  'verify-contact': { ...always, frozen: 'frozen' },
  'set-acl': { ...change, frozen: 'administrators-only' },
};

/** An object as protection looks at it. */
export interface Protected {
  readonly id: string;
  readonly common?: CommonProperties;
}

/** How an object stands towards an actor. */
export function standingOf({ common = {} }: Protected, actorId: string): Standing {
  if (common.frozen) return 'frozen';
  if (!common.locked) return 'free';
  return common.locked.identity.id === actorId ? 'locked-by-me' : 'locked-by-another';
}

/** Whether somebody else's lock, or a freeze, keeps an actor from changing the object. */
export function isKeptFrom(object: Protected, actorId: string): boolean {
  return PROTECTION.update[standingOf(object, actorId)] !== 'done';
}

/** Throws `Refusal('built-in')` for what belongs to the house itself. */
export function refuseBuiltIn({ id, common }: Protected): void {
  if (common?.builtIn !== undefined) throw new Refusal('built-in', { objectId: id, builtIn: common.builtIn });
}

/** Throws the `Conflict` that says who keeps the object, and since when, unless the action may go on. */
export function requireAllowed(action: CommonAction, object: Protected, actorId: string): 'done' | 'nothing' {
  const ruling = PROTECTION[action][standingOf(object, actorId)];
  if (ruling === 'done' || ruling === 'nothing') return ruling;
  throw new Conflict(ruling, { objectId: object.id, ...keeperOf(object) });
}

/** Who keeps an object by a freeze or a lock, and since when; nothing of one that is free. */
export function keeperOf({ common = {} }: Pick<Protected, 'common'>): Readonly<Record<string, string>> {
  const status = common.frozen ?? common.locked;
  return status ? { holder: status.identity.name, since: status.date } : {};
}
