import type { MigrationInterface, QueryRunner } from 'typeorm';

// Words are small letters already; every character beyond ASCII counts as one, whatever the locale of the database.
const LETTER = String.raw`[^\x01-\x60\x7b-\x7f]`;
const LETTERS = `^${LETTER}{3,40}$`;
const STEM = `^${LETTER}{3,40}`;

// Beginnings are looked up byte by byte; a word that was forgotten is marked until no process believes any more that it is known.
const TABLE = `
  alter table search_words add column forgotten_at timestamptz(3);
  create index search_words_by_beginning on search_words (object_type, word collate "C");
  create index search_words_forgotten on search_words (forgotten_at) where forgotten_at is not null;
`;

// What begins with letters is found by these letters as a whole word, so that known words are all that there are.
const STEMS = `
  create temporary table stems on commit drop as
    select id, object_type, array_agg(distinct substring(word from '${STEM}')) as words
    from managed_objects, unnest(tsvector_to_array(search)) as word
    where word ~ '${STEM}' and word !~ '${LETTERS}' and word ~ '^${LETTER}+[0-9]*(${LETTER}|[0-9])*$'
    group by id, object_type;
  update managed_objects set search = search || array_to_tsvector(stems.words) from stems where stems.id = managed_objects.id;
  insert into search_words (object_type, word) select distinct object_type, word from stems, unnest(words) as word on conflict do nothing;
`;
// Letters that the locale of the database did not take for letters when known words were first gathered.
const KNOWN = `
  insert into search_words (object_type, word)
  select distinct object_type, word from managed_objects, unnest(tsvector_to_array(search)) as word
  where octet_length(word) > length(word) and word ~ '${LETTERS}'
  on conflict do nothing;
`;

/** Words of letters lead from their beginning to the whole words that objects have. */
export class Words1763770000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLE, STEMS, KNOWN]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table search_words drop column forgotten_at');
    await runner.query('drop index search_words_by_beginning');
  }
}
