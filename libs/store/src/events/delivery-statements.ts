import type { Statement } from '../database/postgres.js';
import { DELIVERY_COLUMNS } from './delivery.js';

const FULL = `select ${DELIVERY_COLUMNS} from found delivery
  join web_hooks hook on hook.id = delivery.hook_id join events event on event.position = delivery.position
  join audit_entries line on line.position = delivery.position
  left join audit_values kept on kept.audit_id = line.id`;

// Of each object only the oldest event that waits: later ones follow when it has arrived or is given up.
// Who takes a delivery moves its time: nobody else takes it before, and somebody does when the taker was killed.
const claim = (order: string): string => `
  with due as materialized (
    select hook_id, id from deliveries first where hook_id = $1 and status = 'waiting' and due_at <= $2
      and not exists (select from deliveries earlier where earlier.hook_id = first.hook_id
        and earlier.object_id = first.object_id and earlier.id < first.id and earlier.status = 'waiting')
    order by ${order} limit $4 for update skip locked
  ), found as materialized (
    update deliveries set due_at = $3 from due where deliveries.hook_id = due.hook_id and deliveries.id = due.id returning deliveries.*
  ) ${FULL} order by delivery.id`;

/** What is asked of `deliveries`. */
export const DELIVERIES = {
  claim: { name: 'deliveries-claim', text: claim('id') },
  // Those that were tried least come first: one that is always refused does not stand in the way of the others.
  claimAfterFailure: { name: 'deliveries-claim-after-failure', text: claim('attempts, id') },
  settle: {
    name: 'deliveries-settle',
    text: `update deliveries set status = tried.status, attempts = attempts + 1, due_at = tried.due_at, answer = tried.answer,
        took_ms = tried.took_ms, last_error = tried.error, ended_at = case when tried.status = 'waiting' then null else $3::timestamptz end
      from jsonb_to_recordset($2::jsonb) as tried (id bigint, status text, due_at timestamptz, answer int, took_ms int, error text)
      where hook_id = $1 and deliveries.id = tried.id and deliveries.status = 'waiting'`,
  },
  ofHook: {
    name: 'deliveries-of-hook',
    text: `with found as (select * from deliveries where hook_id = $1 and id < $2 order by id desc limit $3) ${FULL} order by delivery.id desc`,
  },
  dead: {
    name: 'deliveries-dead',
    text: `with found as (select * from deliveries where status = 'dead' and id < $1 and ($3::uuid is null or hook_id = $3) order by id desc limit $2)
      ${FULL} order by delivery.id desc`,
  },
  countDead: {
    name: 'deliveries-dead-count',
    text: `select count(*)::int as count from (select from deliveries where status = 'dead' limit 10000) as dead`,
  },
  readDead: {
    name: 'delivery-dead-read',
    text: `with found as (select * from deliveries where status = 'dead' and id = $1) ${FULL}`,
  },
  // Only to those that are on: the others would keep them waiting for ever.
  sendAgain: {
    name: 'deliveries-send-again',
    text: `with found as (
        select id, hook_id from deliveries where status = 'dead' and ($1::bigint is null or id = $1) and ($2::uuid is null or hook_id = $2)
          and hook_id in (select id from web_hooks where enabled) order by id limit $4
      ) update deliveries set status = 'waiting', attempts = 0, due_at = $3, ended_at = null from found
      where deliveries.hook_id = found.hook_id and deliveries.id = found.id and deliveries.status = 'dead'
      returning deliveries.hook_id`,
  },
  wake: { name: 'web-hooks-wake', text: 'update web_hooks set due_at = null where id = any ($1::uuid[])' },
  discard: {
    name: 'delivery-discard',
    text: `delete from deliveries where id = $1 and status = 'dead' returning hook_id`,
  },
  removeDelivered: {
    name: 'deliveries-remove',
    text: `delete from deliveries where ended_at < $1 and status = 'delivered'`,
  },
  removeOrphans: {
    name: 'deliveries-remove-orphans',
    text: 'delete from deliveries where not exists (select from web_hooks where web_hooks.id = hook_id)',
  },
  removeEvents: {
    name: 'events-remove',
    text: `delete from events where kept_at < $1
      and not exists (select from deliveries where deliveries.position = events.position)`,
  },
} satisfies Readonly<Record<string, Statement>>;
