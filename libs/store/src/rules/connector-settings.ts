import { Conflict } from '@tessera/engine';
import type { AuditEntry, Json, Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { ConnectorHealthEntity, ConnectorSettingsEntity } from '../database/entities.js';
import type { Runner } from '../database/postgres.js';
import { inManagedTransaction } from '../database/in-transaction.js';

/** Settings of a connector; secrets are one sealed block that only the vault's key opens. */
export interface StoredConnectorSettings {
  readonly name: string;
  readonly settings: Json;
  readonly sealed?: Buffer;
  readonly secretsSet: readonly string[];
  /** By which names files call its secrets; one that is called but not set is waited for. */
  readonly secretRefs: Readonly<Record<string, string>>;
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** When a connector last worked, and when and why it last did not. */
export interface ConnectorHealth {
  readonly name: string;
  readonly lastSuccessAt?: Date;
  readonly lastFailureAt?: Date;
  readonly lastFailure?: string;
}

/** Settings and health of connectors. */
export class ConnectorSettings {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<readonly StoredConnectorSettings[]> {
    return (await this.dataSource.getRepository(ConnectorSettingsEntity).find({ order: { name: 'ASC' } })).map(settingsOf);
  }

  async read(name: string): Promise<StoredConnectorSettings | undefined> {
    const row = await this.dataSource.getRepository(ConnectorSettingsEntity).findOneBy({ name });
    return row ? settingsOf(row) : undefined;
  }

  /** Whether a connector is set up, asked inside somebody's transaction. */
  async isSetUp(name: string, { client }: Pick<Transaction, 'client'>): Promise<boolean> {
    const { rowCount } = await (client as Runner).query('select from connector_settings where name = $1', [name]);
    return rowCount === 1;
  }

  /** `expectedRevision` 0 creates. Throws `Conflict` with the present settings, without secrets. */
  async save(
    settings: Pick<StoredConnectorSettings, 'name' | 'settings' | 'sealed' | 'secretsSet'> & Partial<Pick<StoredConnectorSettings, 'secretRefs'>>,
    expectedRevision: number,
    audit: AuditEntry,
  ): Promise<StoredConnectorSettings> {
    const row = {
      name: settings.name, settings: settings.settings as Record<string, never>, sealed: settings.sealed ?? null,
      secretsSet: [...settings.secretsSet], secretRefs: { ...settings.secretRefs }, revision: expectedRevision + 1, changedAt: audit.at, changedBy: audit.actorName,
    };
    const saved = await inManagedTransaction(this.dataSource, (manager, client) => changeRules(client, audit, 'connectors', async () => {
      const written = expectedRevision === 0
        ? (await manager.createQueryBuilder().insert().into(ConnectorSettingsEntity).values(row).orIgnore().returning('name').execute()).raw.length
        : (await manager.update(ConnectorSettingsEntity, { name: row.name, revision: expectedRevision }, row)).affected;
      return written === 1;
    }));
    if (saved) return settingsOf(row);
    const current = await this.read(settings.name);
    throw new Conflict('revision-conflict', current && { ...current, sealed: undefined });
  }

  /** Forgets the settings, secrets and health of a connector. Throws `Conflict` with the present settings when they are others. */
  async remove(name: string, expectedRevision: number, audit: AuditEntry): Promise<void> {
    const removed = await inManagedTransaction(this.dataSource, (manager, client) => changeRules(client, audit, 'connectors', async () => {
      if ((await manager.delete(ConnectorSettingsEntity, { name, revision: expectedRevision })).affected !== 1) return false;
      await manager.delete(ConnectorHealthEntity, { name });
      return true;
    }));
    if (removed) return;
    const current = await this.read(name);
    throw new Conflict('revision-conflict', current && { ...current, sealed: undefined });
  }

  async listHealth(): Promise<readonly ConnectorHealth[]> {
    return (await this.dataSource.getRepository(ConnectorHealthEntity).find()).map((row) => ({
      name: row.name,
      lastSuccessAt: row.lastSuccessAt ?? undefined,
      lastFailureAt: row.lastFailureAt ?? undefined,
      lastFailure: row.lastFailure ?? undefined,
    }));
  }

  /** Remembers how a call ended; the caller decides how often that is worth a write. */
  async recordHealth(name: string, at: Date, failure?: string): Promise<void> {
    const outcome = failure === undefined
      ? { name, lastSuccessAt: at }
      : { name, lastFailureAt: at, lastFailure: failure.slice(0, 500) };
    await this.dataSource.getRepository(ConnectorHealthEntity).upsert(outcome, ['name']);
  }
}

const settingsOf = (row: ConnectorSettingsEntity): StoredConnectorSettings => ({ ...row, sealed: row.sealed ?? undefined });
