import type { PasswordDelivery, Sealed } from '@tessera/plugin-api';
import type { RunRecord } from '../model.js';
import type { Transaction } from './store.js';

/** What a run wants of the account of one person. */
export type AccountOrder =
  | { readonly kind: 'open' | 'reset-password'; readonly personId: string; readonly delivery: PasswordDelivery }
  | { readonly kind: 'change-password'; readonly personId: string; readonly present: Sealed; readonly next: Sealed }
  | { readonly kind: 'set-roles'; readonly personId: string; readonly roles: readonly string[] }
  | { readonly kind: 'withdraw-roles' | 'return-default-roles' | 'close'; readonly personId: string };

/** Looks after accounts on behalf of runs. */
export interface AccountKeeper {
  /** Titles of the roles that there are, by name. */
  roles(): Promise<Readonly<Record<string, string>>>;
  /** The roles of a person. */
  rolesOf(personId: string): Promise<readonly string[]>;
  /** Seals what was typed into a field of a run; it opens for that run and field alone. */
  seal(secret: string, scope: { readonly runId: string; readonly field: string }): Sealed;
  /** Does it all in the run's transaction, after its objects are written. Throws what the actor may not, or what is wrong with a password. */
  carryOut(transaction: Transaction, run: RunRecord, orders: readonly AccountOrder[]): Promise<void>;
}
