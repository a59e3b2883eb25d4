import type { PoolClient } from 'pg';
import { uuidArray } from '../database/postgres.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { isOfLetters, wordsOf } from '../objects/search-words.js';

const OF_PEOPLE = '(object_id = any ($1::uuid[]) or others && $1::uuid[])';
// Which attributes a line was about is left; what they were is not.
const VALUES = `update audit_values set salt = null, reason = null, erased_at = $2,
    changed = (select jsonb_object_agg(name, '{}'::jsonb) from jsonb_object_keys(changed) as name)
  where ${OF_PEOPLE} and erased_at is null`;
// Runs about nobody else. What a run of many was told says nothing about one of them.
const RUNS = `update runs set input = '{}', refusal = refusal || '{"details": {}}'
  where id in (select run_id from audit_entries where object_id = any ($1::uuid[]) and run_id is not null)
    and ended_at is not null and cardinality(subject_ids) <= 1
    and coalesce(jsonb_array_length(outcome -> 'objectIds'), 0) <= 1`;
const EVENTS = `update events set attributes = null where position in (select position from deliveries where object_id = any ($1::uuid[]))`;
// Events of other objects lose only what they repeat.
const REPEATED = `update events set attributes = attributes - $4::text[] from audit_entries line
  where line.position = events.position and line.object_type = $2 and attributes ->> $3 = any ($1::text[])`;
const BATCH_LINES = `update batch_lines set details = null where object_id = any ($1::uuid[]) and details is not null`;
const NOTICES = 'delete from notices where identity_id = any ($1::uuid[])';
// What somebody was to be told stands in the task that told it.
const TASKS = `update tasks set payload = '{}' where ended_at is not null
    and run_id in (select run_id from audit_entries where object_id = any ($1::uuid[]) and run_id is not null)
    and run_id in (select id from runs where cardinality(subject_ids) <= 1 and coalesce(jsonb_array_length(outcome -> 'objectIds'), 0) <= 1)`;
// Others may believe for a while that they need not write them down again: they are removed later, if still nothing is found by them.
const WORDS = `update search_words set forgotten_at = $2 where forgotten_at is null and word = any ($1::text[]) and not exists (
    select from managed_objects object where object.object_type = search_words.object_type and object.search @@ quote_literal(word)::tsquery)`;
const OF_OBJECTS = `select distinct word from managed_objects, unnest(tsvector_to_array(search)) as word where id = any ($1::uuid[])`;
const OF_HISTORY = `select distinct value #>> '{}' as text from audit_values, jsonb_path_query(changed, '$.*.*') as value
  where ${OF_PEOPLE} and jsonb_typeof(value) = 'string'`;

// Addresses and numbers as they are and as they were.
const PRESENT_ADDRESSES = `select distinct lower(attributes ->> name) as address from managed_objects, unnest($2::text[]) as name
  where id = any ($1::uuid[]) and attributes ? name`;
const PAST_ADDRESSES = `select distinct lower(value #>> '{}') as address from audit_values, jsonb_each(changed) as change (name, sides), jsonb_path_query(sides, '$.*') as value
  where object_id = any ($1::uuid[]) and change.name = any ($2::text[]) and jsonb_typeof(value) = 'string'`;
const CODES = 'delete from contact_codes where identity_id = any ($1::uuid[])';
// What waits may be for somebody else who is reached there, too: it goes with the days that messages are kept.
const MESSAGES = `delete from outbox where lower(recipient) = any ($1::text[]) and (status <> 'waiting' or not exists (
    select from managed_objects other, unnest($2::text[]) as name where other.object_type = any ($3::text[]) and lower(other.attributes ->> name) = lower(recipient)))`;

/** What people are found and reached by. */
export interface KnownBy {
  readonly words: readonly string[];
  readonly addresses: readonly string[];
}

/** The words and addresses by which people are known or once were, before they are written anew. */
export async function knownBy(client: PoolClient, types: ObjectTypes, ids: readonly string[]): Promise<KnownBy> {
  const found = async (text: string) => (await client.query<{ address: string }>(text, [uuidArray(ids), types.contacts.names])).rows.map(({ address }) => address);
  const addresses = [...(await found(PRESENT_ADDRESSES)), ...(await found(PAST_ADDRESSES))];
  return { words: await wordsOfPeople(client, ids), addresses: [...new Set(addresses)] };
}

async function wordsOfPeople(client: PoolClient, ids: readonly string[]): Promise<readonly string[]> {
  const { rows: present } = await client.query<{ word: string }>(OF_OBJECTS, [uuidArray(ids)]);
  const { rows: past } = await client.query<{ text: string }>(OF_HISTORY, [uuidArray(ids)]);
  return [...new Set([...present.map((row) => row.word), ...past.flatMap((row) => wordsOf(row.text).filter(isOfLetters))])];
}

/** Erases what the history says about people, also where other objects repeat it, and words that nothing is found by any more. */
export async function forget(client: PoolClient, types: ObjectTypes, ids: readonly string[], { words, addresses }: KnownBy, at: Date): Promise<void> {
  await client.query(VALUES, [uuidArray(ids), at]);
  for (const text of [RUNS, TASKS, EVENTS, BATCH_LINES, NOTICES, CODES]) await client.query(text, [uuidArray(ids)]);
  for (const { objectType, reference, names } of types.repeated) await client.query(REPEATED, [ids, objectType, reference, names]);
  await client.query(MESSAGES, [addresses, types.contacts.names, types.contacts.objectTypes]);
  await client.query(WORDS, [words, at]);
}
