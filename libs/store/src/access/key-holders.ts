import type { Json } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { JOIN_IDENTITY, OPENS_DOORS } from './signed-in.js';

const COUNT: Statement = {
  name: 'key-holders-count',
  text: `select count(*)::int as count from accounts account ${JOIN_IDENTITY}
    where ${OPENS_DOORS} and identity.common ->> 'builtIn' is null and account.id <> all ($2::uuid[])
      and exists (select from account_roles granted where granted.account_id = account.id and granted.role = any ($1::text[]))`,
};

const PEOPLE: Statement = {
  name: 'key-holders-people',
  text: `select distinct identity.id, identity.attributes from accounts account ${JOIN_IDENTITY}
    where ${OPENS_DOORS} and exists (select from account_roles granted join roles on roles.name = granted.role
      where granted.account_id = account.id and roles.permissions && array['*', $1]) order by identity.id`,
};

const BUILT_IN: Statement = {
  name: 'key-holders-built-in',
  text: `select identity.id from accounts account ${JOIN_IDENTITY} where identity.common ->> 'builtIn' = 'administrator' limit 1`,
};

/** Somebody who may do something. */
export interface KeyHolder {
  readonly id: string;
  readonly attributes: Json;
}

/** Who could still open what somebody closes: the built-in administrator, who always can, does not count. */
export class KeyHolders {
  constructor(private readonly dataSource: DataSource) {}

  /** How many people who can sign in have one of these roles. */
  async count(roles: readonly string[], exceptAccountIds: readonly string[] = []): Promise<number> {
    return (await rowOf<{ count: number }>(poolOf(this.dataSource), COUNT, [roles, uuidArray(exceptAccountIds)]))?.count ?? 0;
  }

  /** Everybody who can sign in and may do this. */
  people(permission: string): Promise<readonly KeyHolder[]> {
    return rowsOf<KeyHolder>(poolOf(this.dataSource), PEOPLE, [permission]);
  }

  /** The identity of the built-in administrator. */
  async builtIn(): Promise<string | undefined> {
    return (await rowOf<{ id: string }>(poolOf(this.dataSource), BUILT_IN, []))?.id;
  }
}
