import type { Sealed } from '@tessera/plugin-api';
import type { RunRecord } from '../model.js';
import type { AccountKeeper, AccountOrder, Transaction } from '../ports/index.js';

/** Accounts in memory: who has which roles, and what was ordered, in the order of commits. */
export class MemoryAccounts implements AccountKeeper {
  readonly orders: AccountOrder[] = [];
  readonly held = new Map<string, readonly string[]>();
  readonly titles: Readonly<Record<string, string>> = { operator: 'Operator', 'self-service': 'Self-service' };

  async roles(): Promise<Readonly<Record<string, string>>> {
    return this.titles;
  }

  async rolesOf(personId: string): Promise<readonly string[]> {
    return this.held.get(personId) ?? [];
  }

  seal(secret: string, { runId, field }: { readonly runId: string; readonly field: string }): Sealed {
    return { sealed: Buffer.from(`${runId} ${secret}`).toString('base64'), field };
  }

  async carryOut(transaction: Transaction, _run: RunRecord, orders: readonly AccountOrder[]): Promise<void> {
    (transaction.client as (() => void)[]).push(() => void this.orders.push(...orders));
  }

  /** What was sealed, for whoever wants to see that it was the right secret. */
  opened({ sealed }: Sealed): string {
    return Buffer.from(sealed, 'base64').toString().replace(/^\S+ /, '');
  }
}
