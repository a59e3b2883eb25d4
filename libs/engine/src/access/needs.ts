import type { AclPermission, AnyUseCase } from '@tessera/plugin-api';
import type { CommonAction } from '../common/protection.js';

/** The right that a use case needs to each of its objects. */
export function accessOf(useCase: Pick<AnyUseCase, 'access' | 'moves' | 'objectType'>): AclPermission {
  if (useCase.access) return useCase.access;
  const reached = Object.entries(useCase.moves).flatMap(([from, to]) => (from === 'nothing' ? [] : (to ?? [])));
  if (reached.length === 0) return 'Create';
  return reached.every((state) => useCase.objectType.states[state]?.final) ? 'Delete' : 'Update';
}

/** What a lock or a freeze has to say about a right. */
export const ACTION_OF: Readonly<Record<AclPermission, CommonAction>> = {
  List: 'read',
  Read: 'read',
  ReadIdentification: 'read',
  ReadHistory: 'read',
  Create: 'read',
  Update: 'update',
  Delete: 'delete',
  Lock: 'lock',
  ForceUnlock: 'force-unlock',
  Freeze: 'freeze',
  Number: 'number',
  Attach: 'update',
  Customize: 'customize',
  SetAcl: 'set-acl',
  SetDistributionList: 'set-acl',
  ApplicationAdministration: 'update',
  PreferredLanguage: 'update',
  OwnContacts: 'update',
};
