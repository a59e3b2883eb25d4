import type { AuditEntry } from '@tessera/engine';
import type { Runner, Statement } from '../database/postgres.js';
import { rowsOf } from '../database/postgres.js';
import { idArray, pack } from './pack.js';

/**
 * Inserts audit lines: their shapes, ids, object ids, and the shape of each line. The join is full, although nothing is
 * without partner: a full join is hashed or merged, never looped, and a plan made for nine lines serves a hundred thousand.
 */
export const insertAudit = (shapes: string, ids: string, objectIds: string, references: string): string => `
  insert into audit_entries (id, at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, object_id,
    from_state, to_state, reason, changed)
  select line.id, shape.at, shape.actor_id, shape.actor_name, shape.actor_position, shape.action, shape.use_case, shape.run_id,
    shape.object_type, line.object_id, shape.from_state, shape.to_state, shape.reason, shape.changed
  from unnest(${ids}::uuid[], ${objectIds}::uuid[], ${references}::int[])
    with ordinality as line (id, object_id, shape, position)
  full join rows from (jsonb_to_recordset(${shapes}::jsonb) as (at timestamptz, actor_id text, actor_name text, actor_position jsonb, action text,
    use_case text, run_id uuid, object_type text, from_state text, to_state text, reason text, changed jsonb))
    with ordinality as shape (at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, from_state, to_state,
      reason, changed, number) on shape.number = line.shape
  order by line.position`;

const APPEND: Statement = { name: 'audit-append', text: insertAudit('$1', '$2', '$3', '$4') };

/** The four bound values of `insertAudit`, in its order. */
export function auditValues(entries: readonly AuditEntry[]): readonly [string, string, string, string] {
  const { shapes, references } = pack(entries, keyOf, (entry) => ({
    at: entry.at, actor_id: entry.actorId, actor_name: entry.actorName, actor_position: entry.actorPosition, action: entry.action, use_case: entry.useCase,
    run_id: entry.runId, object_type: entry.objectType, from_state: entry.from, to_state: entry.to,
    reason: entry.reason, changed: entry.changed,
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
    entry.to, entry.reason, entry.changed,
  ]);
