import type { ObjectType } from '@tessera/plugin-api';

/** What comes after the colon in the permissions that every object type has, whatever its use cases. */
export const COMMON_PERMISSIONS = ['lock', 'force-unlock', 'freeze', 'number', 'customize', 'attach', 'export'] as const;

/** The permissions to lock, unlock by force, freeze and number objects of a type. */
export function commonPermissionsOf({ name }: Pick<ObjectType, 'name'>): readonly string[] {
  return COMMON_PERMISSIONS.map((action) => `${name}:${action}`);
}
