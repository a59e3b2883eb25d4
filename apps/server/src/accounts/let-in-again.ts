import type { SignInFacts, SignIns } from '@tessera/store';
import { judge } from './sign-in-order.js';

/** Whoever was away for long and is let in again by an administrator counts as there from then on. */
export async function letInAgain(signIns: Pick<SignIns, 'switchedOnAt'>, facts: SignInFacts, now: Date): Promise<SignInFacts> {
  if (judge(facts, true, now).end !== 'inactive') return facts;
  const signedInAt = await signIns.switchedOnAt(facts.account);
  return signedInAt ? { ...facts, account: { ...facts.account, signedInAt } } : facts;
}
