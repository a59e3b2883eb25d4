import type { AuditEntry, Json } from '@tessera/engine';
import type { CommonProperties } from '@tessera/plugin-api';
import { entryOf } from '../queries/audit-log.js';
import type { AuditRow } from '../queries/audit-log.js';
import { CHANGED } from '../unit-of-work/audit-lines.js';

/** `dead` after the last attempt: an administrator sends it again or discards it. */
export type DeliveryStatus = 'waiting' | 'delivered' | 'dead';

/** An event as the transaction of its action left it. */
export interface KeptEvent {
  /** Who did what, when, and why: the line of the audit. */
  readonly entry: AuditEntry;
  /** The line's place in the audit: later events of an object have a higher one. */
  readonly position: string;
  /** `create`, `move`, `lock`, ... */
  readonly action: string;
  /** The object after the action; missing when it was gone. */
  readonly object?: { readonly state: string; readonly attributes: Json; readonly common?: CommonProperties };
}

/** One event on its way to one web hook. */
export interface Delivery {
  readonly id: string;
  readonly hookId: string;
  /** Of the web hook. */
  readonly hookName: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly keptAt: Date;
  readonly endedAt?: Date;
  /** The status that the receiver answered last. */
  readonly answer?: number;
  readonly tookMs?: number;
  readonly lastError?: string;
  readonly event: KeptEvent;
}

/** How one attempt ended: what the delivery is from now on. */
export interface Attempted {
  readonly id: string;
  readonly status: DeliveryStatus;
  /** When to try again, while it waits. */
  readonly dueAt: Date;
  readonly answer?: number;
  readonly tookMs: number;
  readonly error?: string;
}

/** Row of a delivery with its event and its line of the audit. */
export interface DeliveryRow extends Omit<AuditRow, 'id' | 'action'> {
  readonly event_id: string;
  readonly audited: string;
  readonly delivery_id: string;
  readonly hook_id: string;
  readonly hook_name: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly due_at: Date;
  readonly kept_at: Date;
  readonly ended_at: Date | null;
  readonly answer: number | null;
  readonly took_ms: number | null;
  readonly last_error: string | null;
  readonly action: string;
  readonly state: string | null;
  readonly attributes: Json | null;
  readonly common: CommonProperties | null;
}

/** What `DeliveryRow` is made of, from `deliveries delivery`, `web_hooks hook`, `events event` and `audit_entries line`. */
export const DELIVERY_COLUMNS = `delivery.id as delivery_id, delivery.hook_id, hook.name as hook_name, delivery.status, delivery.attempts, delivery.due_at, delivery.kept_at,
  delivery.ended_at, delivery.answer, delivery.took_ms, delivery.last_error, event.action, event.state, event.attributes, event.common,
  line.position, line.id as event_id, line.at, line.actor_id, line.actor_name, line.actor_position, line.action as audited, line.use_case, line.run_id,
  line.object_type, line.object_id, line.from_state, line.to_state, coalesce(line.reason, kept.reason) as reason, ${CHANGED('line')} as changed`;

export const deliveryOf = (row: DeliveryRow): Delivery => ({
  id: row.delivery_id,
  hookId: row.hook_id,
  hookName: row.hook_name,
  status: row.status,
  attempts: row.attempts,
  dueAt: row.due_at,
  keptAt: row.kept_at,
  endedAt: row.ended_at ?? undefined,
  answer: row.answer ?? undefined,
  tookMs: row.took_ms ?? undefined,
  lastError: row.last_error ?? undefined,
  event: {
    entry: entryOf({ ...row, id: row.event_id, action: row.audited }),
    position: row.position,
    action: row.action,
    ...(row.state !== null && { object: { state: row.state, attributes: row.attributes ?? {}, ...(row.common && { common: row.common }) } }),
  },
});
