import type { Statement } from '../database/postgres.js';
import { HOOK_COLUMNS } from './web-hook.js';

/** What is asked of `web_hooks`. */
export const HOOKS = {
  list: {
    name: 'web-hooks-list',
    text: `select ${HOOK_COLUMNS} from web_hooks where (lower(name), id) > (coalesce($1, ''), $2::uuid) order by lower(name), id limit $3`,
  },
  read: { name: 'web-hook-read', text: `select ${HOOK_COLUMNS} from web_hooks where id = $1` },
  secrets: { name: 'web-hook-secrets', text: 'select secret, former_secret, former_until from web_hooks where id = $1' },
  create: {
    name: 'web-hook-create',
    text: `insert into web_hooks (id, name, address, object_types, actions, identification, enabled, secret, revision, created_at, changed_at, changed_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9, $10) returning ${HOOK_COLUMNS}`,
  },
  // Whatever is changed gives a web hook a fresh start.
  change: {
    name: 'web-hook-change',
    text: `update web_hooks set name = $3, address = $4, object_types = $5, actions = $6, identification = $7, enabled = $8,
        revision = revision + 1, changed_at = $9, changed_by = $10, failures = 0, failing_since = null, due_at = null, switched_off_at = null
      where id = $1 and revision = $2 returning ${HOOK_COLUMNS}`,
  },
  rotate: {
    name: 'web-hook-rotate',
    text: `update web_hooks set former_secret = secret, former_until = $3, secret = $2, revision = revision + 1, changed_at = $4, changed_by = $5
      where id = $1 returning ${HOOK_COLUMNS}`,
  },
  remove: { name: 'web-hook-remove', text: `delete from web_hooks where id = $1 returning ${HOOK_COLUMNS}` },
  forgetDeliveries: { name: 'web-hook-deliveries-forget', text: 'delete from deliveries where hook_id = $1' },
  stopDeliveries: {
    name: 'web-hook-deliveries-stop',
    text: `update deliveries set status = 'dead', ended_at = $2, last_error = coalesce(last_error, $3) where hook_id = $1 and status = 'waiting'`,
  },
  round: {
    name: 'web-hook-round',
    text: `update web_hooks set
        failures = case when $3 > 0 then 0 when $4::text is null then failures else failures + 1 end,
        failing_since = case when $3 > 0 then null when $4::text is null then failing_since else coalesce(failing_since, $2) end,
        due_at = case when $3 > 0 then null else $5::timestamptz end,
        last_success_at = case when $3 > 0 then $2 else last_success_at end,
        last_failure_at = case when $4::text is null then last_failure_at else $2 end,
        last_failure = coalesce($4, last_failure)
      where id = $1 returning ${HOOK_COLUMNS}`,
  },
  switchOff: {
    name: 'web-hook-switch-off',
    text: `update web_hooks set enabled = false, revision = revision + 1, switched_off_at = $2, changed_at = $2, changed_by = $3
      where id = $1 and enabled returning ${HOOK_COLUMNS}`,
  },
  due: {
    name: 'web-hooks-due',
    text: `select id from web_hooks hook where enabled and (due_at is null or due_at <= $1)
      and exists (select from deliveries where hook_id = hook.id and status = 'waiting' and due_at <= $1)`,
  },
} satisfies Readonly<Record<string, Statement>>;
