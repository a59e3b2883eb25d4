import type { AccountOrders, AnyUseCase } from '@tessera/plugin-api';
import type { RunRecord } from '../model.js';
import type { AccountKeeper, AccountOrder, Transaction } from '../ports/index.js';

/** Collects what a use case wants of accounts; nothing is done before it has returned. */
export function collectOrders({ accounts, symbolicName }: AnyUseCase, into: AccountOrder[]): AccountOrders {
  const add = (order: AccountOrder) => {
    if (!accounts) throw new Error(`${symbolicName} does not say that it orders something of accounts`);
    into.push(order);
  };
  return {
    open: ({ id }, delivery) => add({ kind: 'open', personId: id, delivery }),
    resetPassword: ({ id }, delivery) => add({ kind: 'reset-password', personId: id, delivery }),
    changePassword: ({ id }, { present, next }) => add({ kind: 'change-password', personId: id, present, next }),
    setRoles: ({ id }, roles) => add({ kind: 'set-roles', personId: id, roles: [...roles] }),
    withdrawRoles: ({ id }) => add({ kind: 'withdraw-roles', personId: id }),
    returnDefaultRoles: ({ id }) => add({ kind: 'return-default-roles', personId: id }),
    close: ({ id }) => add({ kind: 'close', personId: id }),
  };
}

/** Has the orders of a run done in its transaction; a house without accounts has nothing to do. */
export async function carryOut(keeper: AccountKeeper | undefined, transaction: Transaction, run: RunRecord, orders: readonly AccountOrder[]): Promise<void> {
  if (orders.length > 0) await keeper?.carryOut(transaction, run, orders);
}
