import type { AclPermission } from '@tessera/plugin-api';

/** What somebody on the distribution list of an object gets in addition to the scheme. */
export type DistributionRight = 'read' | 'modify' | 'delete' | 'share';

/** Somebody on the distribution list of an object. */
export interface DistributionEntry {
  readonly identityId: string;
  readonly rights: readonly DistributionRight[];
}

/** What each right of a distribution list allows; whoever may do something may see what they do it to. */
export const DISTRIBUTION_RIGHTS: Readonly<Record<DistributionRight, readonly AclPermission[]>> = {
  read: ['List', 'Read'],
  modify: ['List', 'Read', 'Update', 'Attach'],
  delete: ['List', 'Read', 'Delete'],
  share: ['List', 'Read', 'SetDistributionList'],
};

/** The rights of a distribution list that allow one of these. */
export function rightsThatAllow(permissions: readonly AclPermission[]): readonly DistributionRight[] {
  const rights = Object.keys(DISTRIBUTION_RIGHTS) as DistributionRight[];
  return rights.filter((right) => DISTRIBUTION_RIGHTS[right].some((one) => permissions.includes(one)));
}
