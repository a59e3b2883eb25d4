import type { AuditEntry } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf } from '../database/postgres.js';
import { appendAudit, CHANGED } from '../unit-of-work/audit-lines.js';
import { decodeCursor, isMoment, limitOf, pageOf } from './page.js';
import type { Page, PageRequest } from './page.js';

/** Which lines of the audit somebody wants; what is left out does not matter. */
export interface AuditFilter extends PageRequest {
  readonly actorId?: string;
  readonly useCase?: string;
  readonly objectId?: string;
  readonly runId?: string;
  readonly action?: string;
  /** From this moment on. */
  readonly from?: Date;
  /** Before this moment. */
  readonly to?: Date;
}

/** Row of `audit_entries`. */
export interface AuditRow {
  readonly position: string;
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly actor_position: AuditEntry['actorPosition'] | null;
  readonly action: string;
  readonly use_case: string | null;
  readonly run_id: string | null;
  readonly object_type: string | null;
  readonly object_id: string | null;
  readonly from_state: string | null;
  readonly to_state: string | null;
  readonly reason: string | null;
  readonly changed: AuditEntry['changed'] | null;
  readonly erased_at: Date | null;
}

const COLUMNS = `position, id, at, actor_id, actor_name, actor_position, action, use_case, run_id, object_type, entry.object_id, from_state, to_state,
  coalesce(entry.reason, kept.reason) as reason, ${CHANGED('entry')} as changed, kept.erased_at`;

/** The append-only audit. */
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds lines that belong to no other change (a sign-in, a revealed secret). */
  async append(entries: readonly AuditEntry[]): Promise<void> {
    await inTransaction(this.dataSource, (client) => appendAudit(client, entries));
  }

  /** Lines that fit, the latest first; the history of an object is the search for its id. */
  async search(filter: AuditFilter): Promise<Page<AuditEntry>> {
    if (!isUuid(filter.objectId ?? NOBODY) || !isUuid(filter.runId ?? NOBODY)) return { items: [] };
    const limit = limitOf(filter);
    const values: unknown[] = [limit + 1];
    const conditions = conditionsOf(filter, values);
    const { rows } = await poolOf(this.dataSource).query<AuditRow>(
      `select ${COLUMNS} from audit_entries entry left join audit_values kept on kept.audit_id = entry.id ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
       order by at desc, position desc limit $1`, values,
    );
    const page = pageOf(rows, limit, (row) => ['at', row.at.toISOString(), row.position]);
    return { ...page, items: page.items.map(entryOf) };
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

function conditionsOf(filter: AuditFilter, values: unknown[]): readonly string[] {
  const after = decodeCursor(filter.cursor, { at: (at, position) => isMoment(at) && /^\d{1,18}$/.test(position) });
  const wanted: readonly (readonly [string, unknown])[] = [
    ['actor_id =', filter.actorId], ['use_case =', filter.useCase], ['entry.object_id =', filter.objectId],
    ['run_id =', filter.runId], ['action =', filter.action], ['at >=', filter.from], ['at <', filter.to],
  ];
  const conditions = wanted
    .filter(([, value]) => value !== undefined)
    .map(([comparison, value]) => `${comparison} $${values.push(typeof value === 'string' ? value.replaceAll('\0', '') : value)}`);
  if (!after) return conditions;
  return [...conditions, `(at, position) < ($${values.push(after[1])}, $${values.push(after[2])})`];
}

/** A line of the audit as it was written. */
export const entryOf = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: row.at,
  actorId: row.actor_id,
  actorName: row.actor_name,
  ...(row.actor_position && { actorPosition: row.actor_position }),
  action: row.action,
  useCase: row.use_case ?? undefined,
  runId: row.run_id ?? undefined,
  objectType: row.object_type ?? undefined,
  objectId: row.object_id ?? undefined,
  from: row.from_state ?? undefined,
  to: row.to_state ?? undefined,
  reason: row.reason ?? undefined,
  changed: row.changed ?? undefined,
  ...(row.erased_at && { erased: true }),
});
