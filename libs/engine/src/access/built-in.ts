import type { UserContext } from './user-context.js';

/** Under which id the house itself acts when nobody does; it stands under access schemes like everybody else. */
export const AUTOMATION = '00000000-0000-7000-8000-000000000000';

/** Whether somebody passes every access scheme. */
export function passesSchemes(user: Pick<UserContext, 'builtIn'>): boolean {
  return user.builtIn === 'administrator';
}
