import type { AuditEntry, Section } from '@tessera/engine';
import type { PoolClient } from 'pg';
import { checkApproval } from '../approval/check-approval.js';
import { rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { holdRules } from '../organisation/hold-rules.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { changeNote } from './change-note.js';
import type { ChangeNote } from './change-note.js';
import { partsOf } from './parts.js';

type Author = Pick<AuditEntry, 'at' | 'actorId' | 'actorName'>;

// What is compared was changed in this transaction, or by hand in the database: both belong to the revision.
const record = (sections: readonly Section[]): Statement => ({
  name: `configuration-record ${sections.join(' ')}`.slice(0, 63),
  text: `with present as materialized (${partsOf(sections)}),
    former as materialized (
      select distinct on (path) path, content from configuration_parts where section = any ($1::text[]) order by path, number desc
    ), changed as materialized (
      select path, present.content from present full join former using (path) where present.content is distinct from former.content
    ), revision as (
      insert into configuration_revisions (number, at, actor_id, actor_name, reason, origin, proposed_by)
      select coalesce((select max(number) from configuration_revisions), 0) + 1, $2, $3, $4, $5, $6, $7 where exists (select from changed)
      returning number
    )
    insert into configuration_parts (number, path, content) select number, path, content from revision, changed returning number, path`,
});

/**
 * Gives what changed in these sections a numbered revision; answers its number, if there was a change. Whoever calls holds the rules.
 * Throws `WaitsForApproval` while the house wants two people for it.
 */
export async function recordRevision(
  client: PoolClient, { at, actorId, actorName }: Author, sections: readonly Section[], note: ChangeNote = changeNote(),
): Promise<number | undefined> {
  const approved = note.approved ?? changeNote().approved;
  const { reason, origin = 'screen' } = note;
  const values = [[...sections], at, actorId, actorName, reason ?? null, origin, approved?.proposedBy ?? null];
  const number = (await rowsOf<{ number: number }>(client, record(sections), values))[0]?.number;
  if (number !== undefined) await checkApproval(client, { number, actorId, actorName, origin, ...(reason !== undefined && { reason }), ...(approved && { approved }) });
  return number;
}

/**
 * A change of the configuration, one at a time: what `write` does, its line of the audit and its numbered revision. A write that
 * answers nothing did nothing.
 */
export async function changeRules<R>(client: PoolClient, audit: AuditEntry, section: Section, write: () => Promise<R>): Promise<R> {
  await holdRules(client);
  const written = await write();
  if (written === undefined || written === false) return written;
  await appendAudit(client, [audit]);
  await recordRevision(client, audit, [section]);
  return written;
}
