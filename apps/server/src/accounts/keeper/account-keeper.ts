import { Injectable } from '@nestjs/common';
import { NotFound, type AccountKeeper, type AccountOrder, type ObjectRecord, type RunRecord, type Transaction } from '@tessera/engine';
import type { Sealed } from '@tessera/plugin-api';
import { Accounts, AccountsOfPeople, Roles } from '@tessera/store';
import { withinScopes } from '../../access/caller-finder.js';
import { Sealer } from '../../secrets/index.js';
import { Notices } from '../notices.js';
import { OpeningAndClosing } from './opening-and-closing.js';
import { PasswordOrders, purposeOf } from './password-orders.js';
import { RoleOrders } from './role-orders.js';
import type { Work } from './work.js';

type Kind = AccountOrder['kind'];

/** Looks after accounts on behalf of runs, in their transactions. */
@Injectable()
export class HouseAccountKeeper implements AccountKeeper {
  constructor(
    private readonly known: Roles,
    private readonly accounts: Accounts,
    private readonly people: AccountsOfPeople,
    private readonly lives: OpeningAndClosing,
    private readonly passwords: PasswordOrders,
    private readonly roleOrders: RoleOrders,
    private readonly notices: Notices,
    private readonly sealer: Sealer,
  ) {}

  async roles(): Promise<Readonly<Record<string, string>>> {
    return Object.fromEntries((await this.known.list()).map(({ name, title }) => [name, title]));
  }

  async rolesOf(personId: string): Promise<readonly string[]> {
    const present = (await this.accounts.ofIdentity(personId)).find(({ disabledReason }) => disabledReason !== 'administrator');
    return present?.roles ?? [];
  }

  seal(secret: string, { runId, field }: { readonly runId: string; readonly field: string }): Sealed {
    return { sealed: this.sealer.seal(secret, purposeOf(runId, field)).toString('base64'), field };
  }

  async carryOut(transaction: Transaction, run: RunRecord, orders: readonly AccountOrder[]): Promise<void> {
    const work = await this.begin(transaction, run);
    // What changes with the state of people is done for all of them at once.
    await this.together(work, orders, 'withdraw-roles', (ids) => this.roleOrders.withdraw(work, ids));
    await this.together(work, orders, 'return-default-roles', (ids) => this.roleOrders.returnDefaults(work, ids));
    await this.together(work, orders, 'close', (ids) => this.lives.close(work, ids));
    for (const order of orders) await this.one(work, order);
    await this.notices.put(transaction, work);
    if (work.audit.length > 0) await transaction.write({ at: transaction.now, actorId: run.actorId, objects: [], audit: work.audit, tasks: [] });
  }

  private async begin(transaction: Transaction, run: RunRecord): Promise<Work> {
    const roles = new Map((await this.known.list(transaction)).map((role) => [role.name, role]));
    const held = await this.people.permissionsOf(transaction, run.actorId);
    return { transaction, run, roles, actor: { permissions: withinScopes(held, run.context?.scopes ?? ['*']) }, audit: [], messages: [], notices: [] };
  }

  private async together(work: Work, orders: readonly AccountOrder[], kind: Kind, act: (personIds: readonly string[]) => Promise<void>): Promise<void> {
    const ids = orders.filter((order) => order.kind === kind).map(({ personId }) => personId);
    if (ids.length > 0) await act(ids);
  }

  private async one(work: Work, order: AccountOrder): Promise<void> {
    if (order.kind === 'open') await this.lives.open(work, order, await person(work, order));
    if (order.kind === 'reset-password') await this.passwords.reset(work, order, await person(work, order));
    if (order.kind === 'change-password') await this.passwords.change(work, order, await person(work, order));
    if (order.kind === 'set-roles') await this.roleOrders.set(work, order, await person(work, order));
  }
}

// As the run has just written them.
async function person({ transaction }: Work, { personId }: AccountOrder): Promise<ObjectRecord> {
  const found = await transaction.readObject('identity', personId);
  if (!found) throw new NotFound('identity', personId);
  return found;
}
