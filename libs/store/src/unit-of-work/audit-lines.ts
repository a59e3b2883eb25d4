import type { AuditEntry } from '@tessera/engine';
import type { Runner, Statement } from '../database/postgres.js';
import { isUuid, rowsOf } from '../database/postgres.js';
import { idArray, pack } from './pack.js';

/** What proves the values of a line once they are erased. */
export const VALUES_DIGEST = (of: string): string => `sha256(convert_to(concat_ws(chr(31), ${of}salt, ${of}changed, ${of}reason), 'UTF8'))`;

/** What a line says was changed: what stays with it, and what stands beside it in `kept`. */
export const CHANGED = (line: string): string => `coalesce(${line}.changed || kept.changed, ${line}.changed, kept.changed)`;

/**
 * Parts of a `with` that insert audit lines: their shapes, ids, object ids, and the shape of each line. The join is full, although
 * nothing is without partner: a full join is hashed or merged, never looped, and a plan made for nine lines serves a hundred thousand.
 * What a line says about people stands beside it, where it can be erased; the line keeps the proof. The first one whom it is about is
 * in a column of their own: lines about several people are rare.
 */
export const insertAudit = (shapes: string, ids: string, objectIds: string, references: string): string => `lines as materialized (
  select line.id, line.object_id, line.position, shape.*,
    case when shape.kept_changed is not null or shape.kept_reason is not null then gen_random_uuid() end as kept_salt
  from unnest(${ids}::uuid[], ${objectIds}::uuid[], ${references}::int[])
    with ordinality as line (id, object_id, shape, position)
  full join rows from (jsonb_to_recordset(${shapes}::jsonb) as (at timestamptz, actor_id text, actor_name text, actor_position jsonb, action text,
    use_case text, run_id uuid, object_type text, from_state text, to_state text, reason text, changed jsonb,
    erasable boolean, about uuid[], kept_reason text, kept_changed jsonb))
    with ordinality as shape (at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, from_state, to_state,
      reason, changed, erasable, about, kept_reason, kept_changed, number) on shape.number = line.shape
), kept_values as (
  insert into audit_values (audit_id, object_id, others, salt, changed, reason)
  select id, case when erasable then object_id else about[1] end, nullif(case when erasable then about else about[2:] end, '{}'),
    kept_salt, kept_changed, kept_reason from lines where kept_salt is not null
), audit as (
  insert into audit_entries (id, at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, object_id,
    from_state, to_state, reason, changed, values_digest)
  select id, at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, object_id, from_state, to_state,
    reason, changed, case when kept_salt is not null then ${VALUES_DIGEST('kept_')} end
  from lines order by position
)`;

const APPEND: Statement = { name: 'audit-append', text: `with ${insertAudit('$1', '$2', '$3', '$4')} select` };

/** The four bound values of `insertAudit`, in its order. */
export function auditValues(entries: readonly AuditEntry[]): readonly [string, string, string, string] {
  const { shapes, references } = pack(entries, keyOf, (entry) => ({
    at: entry.at, actor_id: entry.actorId, actor_name: entry.actorName, actor_position: entry.actorPosition, action: entry.action, use_case: entry.useCase,
    run_id: entry.runId, object_type: entry.objectType, from_state: entry.from, to_state: entry.to,
    ...apart(entry),
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
    entry.to, entry.reason, entry.changed, entry.erasable, entry.erasable && entry.objectId !== undefined, entry.about,
  ]);

// What can be erased, apart from what stays for ever.
function apart({ erasable, objectId, about, reason, changed }: AuditEntry): Readonly<Record<string, unknown>> {
  const people = (about?.ids ?? []).filter((id) => isUuid(id) && (!erasable || id !== objectId));
  if (erasable && objectId !== undefined) return { erasable, about: people, kept_reason: reason, kept_changed: changed };
  if (people.length === 0) return { reason, changed };
  if (erasable) return { erasable: false, about: people, kept_reason: reason, kept_changed: changed };
  const isKept = (name: string): boolean => about?.attributes.includes(name) ?? false;
  return { erasable: false, about: people, reason, changed: only(changed, (name) => !isKept(name)), kept_changed: only(changed, isKept) };
}

function only(changed: AuditEntry['changed'], fits: (name: string) => boolean): AuditEntry['changed'] {
  const fitting = Object.entries(changed ?? {}).filter(([name]) => fits(name));
  return fitting.length > 0 ? Object.fromEntries(fitting) : undefined;
}
