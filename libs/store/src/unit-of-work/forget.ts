import type { PoolClient } from 'pg';
import { uuidArray } from '../database/postgres.js';

// Which attributes a line was about is left; what they were is not.
const VALUES = `update audit_values set salt = null, reason = null, erased_at = $2,
    changed = (select jsonb_object_agg(name, '{}'::jsonb) from jsonb_object_keys(changed) as name)
  where object_id = any ($1::uuid[]) and erased_at is null`;
// Runs about nobody else. What a run of many was told says nothing about one of them.
const RUNS = `update runs set input = '{}', refusal = refusal || '{"details": {}}'
  where id in (select run_id from audit_entries where object_id = any ($1::uuid[]) and run_id is not null)
    and ended_at is not null and cardinality(subject_ids) <= 1
    and coalesce(jsonb_array_length(outcome -> 'objectIds'), 0) <= 1`;
const EVENTS = `update events set attributes = null where position in (select position from deliveries where object_id = any ($1::uuid[]))`;
const NOTICES = 'delete from notices where identity_id = any ($1::uuid[])';
// What somebody was to be told stands in the task that told it.
const TASKS = `update tasks set payload = '{}' where ended_at is not null
    and run_id in (select run_id from audit_entries where object_id = any ($1::uuid[]) and run_id is not null)
    and run_id in (select id from runs where cardinality(subject_ids) <= 1 and coalesce(jsonb_array_length(outcome -> 'objectIds'), 0) <= 1)`;
// Others may believe for a while that they need not write them down again: they are removed later, if still nothing is found by them.
const WORDS = `update search_words set forgotten_at = $2 where forgotten_at is null and word = any ($1::text[]) and not exists (
    select from managed_objects object where object.object_type = search_words.object_type and object.search @@ quote_literal(word)::tsquery)`;
const OF_OBJECTS = `select distinct word from managed_objects, unnest(tsvector_to_array(search)) as word where id = any ($1::uuid[])`;

/** The words by which objects are found, before they are written anew. */
export async function wordsOfObjects(client: PoolClient, ids: readonly string[]): Promise<readonly string[]> {
  return (await client.query<{ word: string }>(OF_OBJECTS, [uuidArray(ids)])).rows.map((row) => row.word);
}

/** Erases what the history says about objects, and words that nothing is found by any more. */
export async function forget(client: PoolClient, ids: readonly string[], words: readonly string[], at: Date): Promise<void> {
  await client.query(VALUES, [uuidArray(ids), at]);
  for (const text of [RUNS, TASKS, EVENTS, NOTICES]) await client.query(text, [uuidArray(ids)]);
  await client.query(WORDS, [words, at]);
}
