import { MANAGE_BATCHES } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';

/** Permissions that no endpoint names in a decorator, but that the house asks for further in. */
export const SERVER_PERMISSIONS: readonly string[] = ['secret:reveal', MANAGE_BATCHES];

const COMMON_ACTIONS = ['lock', 'force-unlock', 'freeze', 'number'];

/** What the engine asks of whoever locks, freezes or numbers objects of a type, and which type declares it. */
export const protectionPermissions = (types: readonly ObjectType[]): ReadonlyMap<string, string> =>
  new Map(types.flatMap(({ name, title }) => COMMON_ACTIONS.map((action) => [`${name}:${action}`, title] as const)));
