import type { UserContext } from './user-context.js';

/** Under which id the house itself acts when nobody does; it stands under access schemes like everybody else. */
export const AUTOMATION = '00000000-0000-7000-8000-000000000000';

/** Groups that every house has: they cannot be renamed or deleted, and no other group may take their names. */
export const BUILT_IN_GROUPS = ['Administrators', 'Configurators', 'Designers', 'Everyone'] as const;

/** Whether somebody passes every access scheme. */
export function passesSchemes(user: Pick<UserContext, 'builtIn'>): boolean {
  return user.builtIn === 'administrator';
}
