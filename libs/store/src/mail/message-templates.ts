import { Conflict } from '@tessera/engine';
import type { AuditEntry, Transaction } from '@tessera/engine';
import type { Language, MessageText } from '@tessera/plugin-api';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';

/** What administrators made of a template's texts. */
export interface StoredTemplate {
  readonly name: string;
  /** By language; nothing once the first texts were brought back. */
  readonly texts: Readonly<Partial<Record<Language, MessageText>>>;
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

const COLUMNS = 'name, texts, revision, changed_at as "changedAt", changed_by as "changedBy"';
const LIST: Statement = { name: 'templates-list', text: `select ${COLUMNS} from message_templates order by name` };
const READ: Statement = { name: 'templates-read', text: `select ${COLUMNS} from message_templates where name = $1` };
const INSERT: Statement = {
  name: 'templates-insert',
  text: 'insert into message_templates (name, texts, revision, changed_at, changed_by) values ($1, $2, 1, $3, $4) on conflict (name) do nothing returning name',
};
const UPDATE: Statement = {
  name: 'templates-update',
  text: 'update message_templates set texts = $2, revision = revision + 1, changed_at = $3, changed_by = $4 where name = $1 and revision = $5 returning name',
};
// The line stays: a revision that somebody saw before never comes again.
const EMPTY: Statement = {
  name: 'templates-empty',
  text: `update message_templates set texts = '{}', revision = revision + 1, changed_at = $3, changed_by = $4 where name = $1 and revision = $2 returning name`,
};

/** The texts of messages that administrators changed; a template without a line here says what its package says. */
export class MessageTemplates {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<readonly StoredTemplate[]> {
    return rowsOf<StoredTemplate>(poolOf(this.dataSource), LIST, []);
  }

  async read(name: string, within?: Pick<Transaction, 'client'>): Promise<StoredTemplate | undefined> {
    return rowOf<StoredTemplate>(within ? (within.client as Runner) : poolOf(this.dataSource), READ, [name]);
  }

  /** `expectedRevision` 0 writes the first change. Throws `Conflict` with what stands there now. */
  async save({ name, texts }: Pick<StoredTemplate, 'name' | 'texts'>, expectedRevision: number, audit: AuditEntry): Promise<void> {
    const values = [name, JSON.stringify(texts), audit.at, audit.actorName];
    await this.change(name, audit, (client) =>
      expectedRevision === 0 ? rowsOf(client, INSERT, values) : rowsOf(client, UPDATE, [...values, expectedRevision]));
  }

  /** Forgets the changes, so that the first texts stand again. Throws `Conflict` with what stands there now. */
  async forget(name: string, expectedRevision: number, audit: AuditEntry): Promise<void> {
    await this.change(name, audit, (client) => rowsOf(client, EMPTY, [name, expectedRevision, audit.at, audit.actorName]));
  }

  private async change(name: string, audit: AuditEntry, write: (client: Runner) => Promise<readonly unknown[]>): Promise<void> {
    const changed = await inTransaction(this.dataSource, (client) =>
      changeRules(client, audit, 'templates', async () => (await write(client)).length > 0));
    if (!changed) throw new Conflict('revision-conflict', await this.read(name));
  }
}
