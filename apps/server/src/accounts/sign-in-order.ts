import type { SignInFacts } from '@tessera/store';
import { accountCriteriaOf, passwordCriteriaOf } from './criteria.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What becomes of somebody who wants to come in. All but `admitted` look the same from outside. */
export type Verdict =
  | { readonly end: 'unknown' | 'no-entry' | 'disabled' | 'inactive' | 'wrong-password' }
  | { readonly end: 'admitted'; readonly mustChangePassword: boolean };

/** Decides in the order of the house: account, person, switched on, password, age of the password. */
export function judge(facts: SignInFacts | undefined, fits: boolean, now: Date): Verdict {
  if (!facts) return { end: 'unknown' };
  const { account } = facts;
  if (account.identity.isFrozen || account.identity.state !== 'active') return { end: 'no-entry' };
  if (!isExempt(facts)) {
    if (!accountCriteriaOf(facts.accountCriteria).internalSignIn || isSwitchedOff(facts, now)) return { end: 'disabled' };
    if (isForgotten(facts, now)) return { end: 'inactive' };
  }
  if (!fits) return { end: 'wrong-password' };
  return { end: 'admitted', mustChangePassword: account.mustChangePassword || isTooOld(facts, now) };
}

/** The administrator of the house can always enter: no lock-out, no limit of sessions. */
export const isExempt = ({ account }: SignInFacts): boolean => account.identity.builtIn === 'administrator';

/** Whether wrong passwords switched an account off that will switch itself on again. */
export function comesBackByItself({ account, accountCriteria }: SignInFacts): boolean {
  return account.disabledReason === 'attempts' && accountCriteriaOf(accountCriteria).disabledMinutes > 0;
}

/** Whether a link may replace a forgotten password: only for whoever would come in with the right one, or as soon as a lock has run out by itself. */
export function mayReset(facts: SignInFacts, now: Date): boolean {
  const { end } = judge(facts, true, now);
  return end === 'admitted' || (end === 'disabled' && comesBackByItself(facts) && accountCriteriaOf(facts.accountCriteria).internalSignIn);
}

function isSwitchedOff(facts: SignInFacts, now: Date): boolean {
  const { disabledAt } = facts.account;
  if (!disabledAt) return false;
  if (!comesBackByItself(facts)) return true;
  return disabledAt.getTime() + accountCriteriaOf(facts.accountCriteria).disabledMinutes * MINUTE > now.getTime();
}

function isForgotten({ account, accountCriteria }: SignInFacts, now: Date): boolean {
  const { inactiveDays } = accountCriteriaOf(accountCriteria);
  const last = Math.max((account.signedInAt ?? account.createdAt).getTime(), account.passwordChangedAt?.getTime() ?? 0);
  return inactiveDays > 0 && last + inactiveDays * DAY <= now.getTime();
}

function isTooOld({ account, passwordCriteria }: SignInFacts, now: Date): boolean {
  const { maxAgeDays } = passwordCriteriaOf(passwordCriteria);
  return maxAgeDays > 0 && (account.passwordChangedAt ?? account.createdAt).getTime() + maxAgeDays * DAY <= now.getTime();
}
