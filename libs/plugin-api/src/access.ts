/** Everything that can be allowed about one object: the closed list of rights that access schemes are made of. */
export const ACL_PERMISSIONS = [
  'List',
  'Read',
  'ReadIdentification',
  'ReadHistory',
  'Create',
  'Update',
  'Delete',
  'Lock',
  'ForceUnlock',
  'Freeze',
  'Number',
  'Attach',
  'Customize',
  'SetAcl',
  'SetDistributionList',
  'ApplicationAdministration',
  'PreferredLanguage',
  'OwnContacts',
] as const;

/** One right about an object. */
export type AclPermission = (typeof ACL_PERMISSIONS)[number];
