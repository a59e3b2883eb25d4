import type { CommonView, ObjectTypeView } from '@tessera/api-client';
import type { ProtectionAction } from '../api/protection-api.js';

/** Something that a person may want to do, and why they cannot. */
export interface Offer {
  readonly action: ProtectionAction;
  /** The permission that is missing. */
  readonly missing?: string;
  /** What keeps the object from it. */
  readonly kept?: 'locked' | 'frozen' | 'numbered';
}

/** What keeps this person from changing an object: somebody else's lock, or a freeze. */
export function keptFrom(common: CommonView, me: string | undefined): 'locked' | 'frozen' | undefined {
  if (common.frozen !== undefined) return 'frozen';
  return common.locked === undefined || common.locked.identity.id === me ? undefined : 'locked';
}

/** What fits an object as it stands, in the order of the menu: what it is not, it need not be freed from. */
export function offersFor({ name, numbered }: Pick<ObjectTypeView, 'name' | 'numbered'>, common: CommonView, me: string, can: (permission: string) => boolean): readonly Offer[] {
  const offer = (action: ProtectionAction, right: string, kept?: Offer['kept']): Offer => {
    const permission = `${name}:${right}`;
    return { action, ...(can(permission) ? kept !== undefined && { kept } : { missing: permission }) };
  };
  const number = numbered ? [offer('number', 'number', common.number === undefined ? keptFrom(common, me) : 'numbered')] : [];
  if (common.frozen !== undefined) return [offer('unfreeze', 'freeze'), offer('lock', 'lock', 'frozen'), ...number];
  if (common.locked === undefined) return [offer('lock', 'lock'), offer('freeze', 'freeze'), ...number];
  if (common.locked.identity.id === me) return [offer('unlock', 'lock'), offer('freeze', 'freeze'), ...number];
  return [offer('unlock', 'lock', 'locked'), offer('force-unlock', 'force-unlock'), offer('freeze', 'freeze', 'locked'), ...number];
}
