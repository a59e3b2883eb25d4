import type { CriteriaKind } from '../data/criteria.api.js';

/** One rule as the form asks for it: a number between bounds, or yes or no. */
export type CriteriaField =
  | { readonly name: string; readonly min: number; readonly max: number; readonly initial: number }
  | { readonly name: string; readonly initial: boolean };

/** The rules of each kind, in the order of the form. */
export const CRITERIA_FIELDS: Readonly<Record<CriteriaKind, readonly CriteriaField[]>> = {
  account: [
    { name: 'maxAttempts', min: 0, max: 1_000, initial: 0 },
    { name: 'disabledMinutes', min: 0, max: 525_600, initial: 0 },
    { name: 'resetMinutes', min: 0, max: 525_600, initial: 0 },
    { name: 'inactiveDays', min: 0, max: 3_650, initial: 0 },
    { name: 'maxSessions', min: 0, max: 1_000, initial: 0 },
    { name: 'internalSignIn', initial: true },
  ],
  password: [
    { name: 'complexity', initial: false },
    { name: 'minLength', min: 8, max: 128, initial: 12 },
    { name: 'history', min: 0, max: 50, initial: 0 },
    { name: 'maxAgeDays', min: 0, max: 3_650, initial: 0 },
    { name: 'minAgeDays', min: 0, max: 365, initial: 0 },
  ],
};
