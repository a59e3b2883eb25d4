import { Conflict } from '@tessera/engine';
import type { AuditEntry, PackageStore } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

/** Whether a package is on; one that nobody has ever switched is, with revision 0. */
export interface PackageSwitch {
  readonly name: string;
  readonly enabled: boolean;
  readonly revision: number;
  readonly changedAt?: Date;
  readonly changedBy?: string;
}

interface SwitchRow {
  readonly name: string;
  readonly enabled: boolean;
  readonly revision: number;
  readonly changed_at: Date;
  readonly changed_by: string;
}

const COLUMNS = 'name, enabled, revision, changed_at, changed_by';

const SQL = {
  revision: { name: 'package-revision', text: 'select revision from rule_revision' },
  asleep: { name: 'packages-asleep', text: 'select name from plugin_packages where not enabled order by name' },
  list: { name: 'package-switches', text: `select ${COLUMNS} from plugin_packages order by name` },
  read: { name: 'package-switch-read', text: `select ${COLUMNS} from plugin_packages where name = $1` },
  insert: {
    name: 'package-switch-insert',
    text: `insert into plugin_packages (${COLUMNS}) select $1, $2::boolean, 1, $4::timestamptz, $5 where $3::int = 0 on conflict do nothing returning ${COLUMNS}`,
  },
  update: {
    name: 'package-switch-update',
    text: `update plugin_packages set enabled = $2, revision = revision + 1, changed_at = $4, changed_by = $5 where name = $1 and revision = $3 returning ${COLUMNS}`,
  },
} satisfies Readonly<Record<string, Statement>>;

/** Which packages are switched off at run time, in Postgres. */
export class PluginPackages implements PackageStore {
  constructor(private readonly dataSource: DataSource) {}

  async revision(): Promise<number> {
    const row = await rowOf<{ revision: string }>(poolOf(this.dataSource), SQL.revision, []);
    return Number(row?.revision ?? 0);
  }

  async listAsleep(): Promise<readonly string[]> {
    return (await rowsOf<{ name: string }>(poolOf(this.dataSource), SQL.asleep, [])).map(({ name }) => name);
  }

  /** Every package that somebody has ever switched. */
  async list(): Promise<readonly PackageSwitch[]> {
    return (await rowsOf<SwitchRow>(poolOf(this.dataSource), SQL.list, [])).map(switchOf);
  }

  async read(name: string): Promise<PackageSwitch> {
    const row = await rowOf<SwitchRow>(poolOf(this.dataSource), SQL.read, [name]);
    return row ? switchOf(row) : { name, enabled: true, revision: 0 };
  }

  /** Switches a package over `expectedRevision`, 0 for the first time; throws `Conflict` with how it stands. */
  async save(name: string, enabled: boolean, expectedRevision: number, audit: AuditEntry): Promise<PackageSwitch> {
    const values = [name, enabled, expectedRevision, audit.at, audit.actorName];
    const row = await inTransaction(this.dataSource, (client) =>
      changeRules(client, audit, 'packages', () => rowOf<SwitchRow>(client, expectedRevision === 0 ? SQL.insert : SQL.update, values)));
    if (!row) throw new Conflict('revision-conflict', await this.read(name));
    return switchOf(row);
  }
}

const switchOf = (row: SwitchRow): PackageSwitch => ({
  name: row.name, enabled: row.enabled, revision: row.revision, changedAt: row.changed_at, changedBy: row.changed_by,
});
