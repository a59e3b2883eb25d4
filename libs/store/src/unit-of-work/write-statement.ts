import type { Statement } from '../database/postgres.js';
import { insertAudit } from './audit-lines.js';
import { TOLD } from './just-written.js';

// Full joins, although nothing is without partner: they are hashed or merged, never looped, so that a plan
// made for nine cards serves a hundred thousand.
const shapes = (parameter: string): string => `rows from (jsonb_to_recordset(${parameter}::jsonb)
      as (object_type text, state text, attributes jsonb, words text, common jsonb))
      with ordinality as shape (object_type, state, attributes, words, common, number)`;

// A number longer than its digits keeps them all. Numbers are drawn in the order in which objects were asked for.
const NUMBERED = `created as materialized (
  select asked.id, asked.position, asked.object_type, asked.state, asked.common, numbers.attributes as drawn,
    asked.attributes || coalesce(numbers.attributes, '{}') as attributes,
    concat_ws(' ', nullif(asked.words, ''), numbers.words) as words
  from (
    select new.id, new.position, shape.* from unnest($2::uuid[], $3::int[]) with ordinality as new (id, shape, position)
    full join ${shapes('$1')} on shape.number = new.shape order by new.position
  ) as asked
  left join lateral (
    select jsonb_object_agg(drawn.attribute, drawn.prefix || drawn.digits) as attributes,
      string_agg(concat_ws(' ', drawn.plain_prefix || drawn.digits, nullif(drawn.parts, ''),
        drawn.tail || case when drawn.tail = '' then drawn.number else drawn.digits end), ' ') as words
    from (
      select range.*, drawn.number, lpad(drawn.number, greatest(range.wanted, length(drawn.number)), '0') as digits
      from jsonb_to_recordset($4::jsonb) as range (object_type text, attribute text, sequence text, prefix text,
        wanted int, plain_prefix text, parts text, tail text),
        lateral (select nextval(range.sequence::regclass)::text as number where asked.position > 0) as drawn
      where range.object_type = asked.object_type and not asked.attributes ? range.attribute
    ) as drawn
  ) as numbers on true
)`;

const INSERTED = `inserted as (
  insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by, common)
  select id, object_type, state, attributes, array_to_tsvector(string_to_array(words, ' ')), 1, $9, $10, $9, $10, common from created
  returning 1
)`;

const CHANGED = `changed as materialized (
  select change.id, change.version, shape.* from unnest($6::uuid[], $7::int[], $8::int[]) as change (id, shape, version)
  full join ${shapes('$5')} on shape.number = change.shape
)`;

const UPDATED = `updated as (
  update managed_objects object
  set state = changed.state, attributes = changed.attributes,
    search = array_to_tsvector(string_to_array(changed.words, ' ')), version = object.version + 1, updated_at = $9, updated_by = $10,
    common = coalesce(changed.common, object.common)
  from changed where object.id = changed.id and object.version = changed.version
  returning 1
)`;

const RUN = `run as (
  insert into runs as stored (id, entry_id, use_case, object_type, place, status, options, subject_ids, input, step, actor_id,
    actor_name, opened_at, expires_at, touched_at, ended_at, outcome, refusal, idempotency_key, context)
  select id, entry_id, use_case, object_type, place, status, options, subject_ids, input, step, actor_id, actor_name,
    opened_at, expires_at, $9, ended_at, outcome, refusal, idempotency_key, context
  from jsonb_to_record($11::jsonb) as run (id uuid, entry_id text, use_case text, object_type text, place text, status text,
    options jsonb, subject_ids uuid[], input jsonb, step int, actor_id text, actor_name text, opened_at timestamptz,
    expires_at timestamptz, ended_at timestamptz, outcome jsonb, refusal jsonb, idempotency_key text, context jsonb)
  where $11 is not null
  on conflict (id) do update set status = excluded.status, subject_ids = excluded.subject_ids, input = excluded.input,
    step = excluded.step, expires_at = excluded.expires_at, touched_at = excluded.touched_at,
    ended_at = excluded.ended_at, outcome = excluded.outcome, refusal = excluded.refusal,
    context = excluded.context
)`;

const TASKS = `deferred as (
  insert into tasks (id, run_id, name, payload, key, status, attempts, last_error, created_at, touched_at, ended_at)
  select id, run_id, name, payload, key, status, attempts, last_error, created_at, $9, ended_at
  from jsonb_to_recordset($12::jsonb) as task (id uuid, run_id uuid, name text, payload jsonb, key text, status text,
    attempts int, last_error text, created_at timestamptz, ended_at timestamptz)
  on conflict (id) do update set payload = excluded.payload, status = excluded.status, attempts = excluded.attempts,
    last_error = excluded.last_error, touched_at = excluded.touched_at, ended_at = excluded.ended_at
)`;

/** All that a unit of work writes, in one statement: objects, run, tasks and audit, however many there are. */
export const WRITE: Statement = {
  name: 'unit-write',
  text: `with ${[NUMBERED, INSERTED, CHANGED, UPDATED, RUN, TASKS].join(',\n')},
${insertAudit('$13', '$14', '$15', '$16')}
select (select count(*)::int from updated) as updated,
  (select jsonb_object_agg(id, drawn) from created where position <= ${TOLD} and drawn is not null) as drawn`,
};
