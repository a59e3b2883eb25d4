import { Conflict, Groups, NotFound, Refusal } from '@tessera/engine';
import type { AuditEntry, UserFilter, UserGroup } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';
import { refuseNamedInSchemes } from './named-in-schemes.js';

/** A group as it is stored; `revision` rises with every save. */
export interface StoredGroup extends UserGroup {
  readonly revision: number;
}

/** Row of `groups`. */
export interface GroupRow {
  readonly name: string;
  readonly description: string | null;
  readonly built_in: boolean;
  readonly rule: UserFilter;
  readonly revision: number;
}

const INSERT: Statement = {
  name: 'group-insert',
  text: `insert into groups (name, description, built_in, rule, revision, changed_at, changed_by)
    values ($1, $2, false, $3, 1, $4, $5) returning *`,
};

const UPDATE: Statement = {
  name: 'group-update',
  text: `update groups set name = $1, description = $2, rule = $3, revision = revision + 1, changed_at = $4, changed_by = $5
    where name = $6 and revision = $7 returning *`,
};

/** Groups and the rules by which people are in them. */
export class UserGroups {
  constructor(private readonly dataSource: DataSource) {}

  /** All groups, those of every house first. */
  async list(): Promise<readonly StoredGroup[]> {
    return readGroups(poolOf(this.dataSource));
  }

  /** Makes a group; `Conflict('group-name-taken')` when one has the name, however it is spelled. */
  create(group: Omit<UserGroup, 'builtIn'>, audit: AuditEntry): Promise<StoredGroup> {
    return this.change(audit, async (client) => {
      new Groups([...(await readGroups(client)), { ...group, builtIn: false }]);
      return rowOf<GroupRow>(client, INSERT, [group.name, group.description ?? null, JSON.stringify(group.rule), audit.at, audit.actorName]);
    });
  }

  /** Changes a group; a built-in one keeps its name, and so does one that others ask for. */
  save(name: string, group: Omit<UserGroup, 'builtIn'>, expectedRevision: number, audit: AuditEntry): Promise<StoredGroup> {
    return this.change(audit, async (client) => {
      const present = await readGroups(client);
      const before = requireGroup(present, name);
      if (before.builtIn && group.name !== name) throw new Refusal('built-in-group', { group: name });
      if (group.name !== name) await refuseAskedFor(client, present, name);
      new Groups(present.map((one) => (one.name === name ? { ...one, ...group } : one)));
      const values = [group.name, group.description ?? null, JSON.stringify(group.rule), audit.at, audit.actorName, name, expectedRevision];
      return rowOf<GroupRow>(client, UPDATE, values);
    });
  }

  /** Removes a group that is not built in and that no other group asks for. */
  async remove(name: string, audit: AuditEntry): Promise<void> {
    await inTransaction(this.dataSource, (client) => changeRules(client, audit, 'groups', async () => {
      const present = await readGroups(client);
      if (requireGroup(present, name).builtIn) throw new Refusal('built-in-group', { group: name });
      await refuseAskedFor(client, present, name);
      await client.query('delete from groups where name = $1', [name]);
      return true;
    }));
  }

  private async change(audit: AuditEntry, work: (client: PoolClient) => Promise<GroupRow | undefined>): Promise<StoredGroup> {
    try {
      return await inTransaction(this.dataSource, (client) => changeRules(client, audit, 'groups', async () => {
        const row = await work(client);
        if (!row) throw new Conflict('revision-conflict');
        return groupOf(row);
      }));
    } catch (error) {
      throw failureOf(error)?.code === '23505' ? new Conflict('group-name-taken') : error;
    }
  }
}

async function readGroups(runner: Runner): Promise<readonly StoredGroup[]> {
  const { rows } = await runner.query<GroupRow>('select * from groups order by built_in desc, lower(name)');
  return rows.map(groupOf);
}

function requireGroup(groups: readonly StoredGroup[], name: string): StoredGroup {
  const group = groups.find((one) => one.name === name);
  if (!group) throw new NotFound('group', name);
  return group;
}

async function refuseAskedFor(client: PoolClient, groups: readonly UserGroup[], name: string): Promise<void> {
  const asking = new Groups(groups).askingFor(name);
  if (asking.length > 0) throw new Refusal('group-in-use', { groups: asking.join(', ') });
  await refuseNamedInSchemes(client, name, 'group');
}

/** A group without its revision. */
export const userGroupOf = (row: GroupRow): UserGroup => ({
  name: row.name,
  ...(row.description !== null && { description: row.description }),
  builtIn: row.built_in,
  rule: row.rule,
});

const groupOf = (row: GroupRow): StoredGroup => ({ ...userGroupOf(row), revision: row.revision });
