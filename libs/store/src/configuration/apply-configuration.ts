import { canonical, changesBetween, Conflict, SECTIONS } from '@tessera/engine';
import type { AuditEntry, Configuration } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { holdRules } from '../organisation/hold-rules.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import type { ChangeNote } from './change-note.js';
import { recordRevision } from './record-revision.js';
import type { ConfigurationRevisions } from './revisions.js';
import { writeParts } from './write-parts.js';
import type { PreparedChange } from './write-parts.js';

/** A configuration that is to be in force, and how to come to it from the revision that it was planned from. */
export interface ConfigurationOrder {
  readonly basedOn: number;
  readonly target: Configuration;
  readonly changes: readonly PreparedChange[];
  readonly author: Pick<AuditEntry, 'at' | 'actorId' | 'actorName'>;
  readonly note: ChangeNote;
}

/** Brings a whole configuration into force: in one transaction, or not at all. */
export class ConfigurationApplications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly revisions: ConfigurationRevisions,
  ) {}

  /**
   * Answers the number of the new revision; none when nothing changed. Throws `Conflict('plan-outdated')` when the configuration is not
   * the one any more that the changes were worked out from.
   */
  async apply({ basedOn, target, changes, author, note }: ConfigurationOrder): Promise<number | undefined> {
    return inTransaction(this.dataSource, async (client) => {
      await holdRules(client);
      const { revision, configuration } = await this.revisions.snapshot(client);
      const wanted = changesBetween(configuration, target);
      const other = changes.filter(({ before, after }) => before === undefined || canonical(before) !== canonical(after));
      const isAsPlanned = wanted.length === other.length && wanted.every(({ path }, index) => path === other[index]?.path);
      if (revision !== basedOn || !isAsPlanned) throw new Conflict('plan-outdated');
      await writeParts(client, changes, SECTIONS);
      await appendAudit(client, changes.map(({ audit }) => audit));
      const left = changesBetween((await this.revisions.snapshot(client)).configuration, target);
      // What is in force is what was asked for, to the letter: otherwise nothing of it is.
      if (left.length > 0) throw new Error(`the configuration would not be the one that was applied: ${left.map(({ path }) => path).join(', ')}`);
      return recordRevision(client, author, SECTIONS, note);
    }).catch((error: unknown) => {
      const code = failureOf(error)?.code;
      // Somebody was faster with what does not count as configuration: a new object, a name that differs in its case alone.
      throw code === '23503' || code === '23505' ? new Conflict('plan-outdated') : error;
    });
  }
}
