import type { Statement } from '../database/postgres.js';

const SHOWN = 'id, channel, key, recipient, template, language, status, attempts, cause, created_at, ended_at';
const COLUMNS = `${SHOWN}, sealed`;

export const PUT: Statement = {
  name: 'outbox-put',
  text: `insert into outbox (id, channel, key, recipient, template, language, sealed, status, created_at, touched_at)
    select line.*, $9, $9
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::text[]) as line
    on conflict (channel, key) do nothing returning id`,
};

// While somebody has it, nobody else takes it; the time is over when that process must be dead.
export const TAKE: Statement = {
  name: 'outbox-take',
  text: `update outbox set attempts = attempts + 1, touched_at = $2, taken_until = $3
    where id = $1 and status = 'waiting' and (taken_until is null or taken_until <= $2) returning ${COLUMNS}`,
};

export const HOLD: Statement = {
  name: 'outbox-hold',
  text: `update outbox set taken_until = $3 where id = $1 and attempts = $2 and status = 'waiting'`,
};

export const TAKEN_UNTIL: Statement = {
  name: 'outbox-taken-until',
  text: `select taken_until from outbox where id = $1 and status = 'waiting'`,
};

export const SETTLE: Statement = {
  name: 'outbox-settle',
  text: `update outbox set status = $3::text, cause = $4, sealed = coalesce($5, sealed), touched_at = $6, taken_until = null,
    ended_at = case when $3::text = 'waiting' then null else $6::timestamptz end
    where id = $1 and status = 'waiting' and attempts = $2`,
};

export const READ: Statement = { name: 'outbox-read', text: `select ${COLUMNS} from outbox where id = $1` };

export const SEND_AGAIN: Statement = {
  name: 'outbox-send-again',
  text: `update outbox set status = 'waiting', attempts = 0, cause = null, ended_at = null, taken_until = null, touched_at = $2
    where id = $1 and status in ('failed', 'local') returning ${COLUMNS}`,
};

export const STALE: Statement = {
  name: 'outbox-stale',
  text: `select id from outbox where status = 'waiting' and touched_at < $1 order by touched_at, id limit $2`,
};

export const REMOVE: Statement = {
  name: 'outbox-remove',
  text: `delete from outbox where id in (select id from outbox where status <> 'waiting' and created_at < $1 limit $2)`,
};

// Ids are made in order of time: the latest message has the greatest.
export const LIST = (conditions: readonly string[]): string => `
  select ${SHOWN} from outbox where ${['id < $1', ...conditions].join(' and ')} order by id desc limit $2`;
