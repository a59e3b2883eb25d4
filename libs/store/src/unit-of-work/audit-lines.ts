import type { AuditEntry } from '@tessera/engine';
import type { Runner, Statement } from '../database/postgres.js';
import { rowsOf } from '../database/postgres.js';
import { idArray, pack } from './pack.js';

/** What proves the values of a line once they are erased. */
export const VALUES_DIGEST = (of: string): string => `sha256(convert_to(concat_ws(chr(31), ${of}salt, ${of}changed, ${of}reason), 'UTF8'))`;

/**
 * Parts of a `with` that insert audit lines: their shapes, ids, object ids, and the shape of each line. The join is full, although
 * nothing is without partner: a full join is hashed or merged, never looped, and a plan made for nine lines serves a hundred thousand.
 * What a line says about a person stands beside it, where it can be erased; the line keeps the proof.
 */
export const insertAudit = (shapes: string, ids: string, objectIds: string, references: string): string => `lines as materialized (
  select line.id, line.object_id, line.position, shape.*, case when shape.erasable and line.object_id is not null
    and (shape.changed is not null or shape.reason is not null) then gen_random_uuid() end as salt
  from unnest(${ids}::uuid[], ${objectIds}::uuid[], ${references}::int[])
    with ordinality as line (id, object_id, shape, position)
  full join rows from (jsonb_to_recordset(${shapes}::jsonb) as (at timestamptz, actor_id text, actor_name text, actor_position jsonb, action text,
    use_case text, run_id uuid, object_type text, from_state text, to_state text, reason text, changed jsonb, erasable boolean))
    with ordinality as shape (at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, from_state, to_state,
      reason, changed, erasable, number) on shape.number = line.shape
), kept_values as (
  insert into audit_values (audit_id, object_id, salt, changed, reason)
  select id, object_id, salt, changed, reason from lines where salt is not null
), audit as (
  insert into audit_entries (id, at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, object_id,
    from_state, to_state, reason, changed, values_digest)
  select id, at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, object_id, from_state, to_state,
    case when salt is null then reason end, case when salt is null then changed end, case when salt is not null then ${VALUES_DIGEST('')} end
  from lines order by position
)`;

const APPEND: Statement = { name: 'audit-append', text: `with ${insertAudit('$1', '$2', '$3', '$4')} select` };

/** The four bound values of `insertAudit`, in its order. */
export function auditValues(entries: readonly AuditEntry[]): readonly [string, string, string, string] {
  const { shapes, references } = pack(entries, keyOf, (entry) => ({
    at: entry.at, actor_id: entry.actorId, actor_name: entry.actorName, actor_position: entry.actorPosition, action: entry.action, use_case: entry.useCase,
    run_id: entry.runId, object_type: entry.objectType, from_state: entry.from, to_state: entry.to,
    reason: entry.reason, changed: entry.changed, erasable: entry.erasable ?? false,
  }));
  return [shapes, idArray(entries.map((entry) => entry.id)), idArray(entries.map((entry) => entry.objectId)), references];
}

/** Adds lines to the audit, in the transaction of the runner if it has one. */
export async function appendAudit(runner: Runner, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length > 0) await rowsOf(runner, APPEND, auditValues(entries));
}

// Everything of a line but its ids.
const keyOf = (entry: AuditEntry): string =>
  JSON.stringify([
    entry.at.getTime(), entry.actorId, entry.actorName, entry.actorPosition, entry.action, entry.useCase, entry.runId, entry.objectType, entry.from,
    entry.to, entry.reason, entry.changed, entry.erasable,
  ]);
