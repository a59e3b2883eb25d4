import type { DataSource } from 'typeorm';
import { poolOf } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { forgiven, mistakesBetween, oneMistakeFrom } from './mistakes.js';
import type { ObjectTypes } from './object-types.js';
import { askedWords, isOfLetters, wordsQuery } from './search-words.js';
import type { Wish } from './search-words.js';

const MOST_REMEMBERED = 100_000;
// How long a process believes that a word is known; forgotten words stay marked for longer than that.
const REMEMBERED_MS = 600_000;
const MOST_SIMILAR = 6;
// A beginning of more words than this is looked up as a beginning: the index compares every object with every word.
const MOST_BEGUN = 8;
const LAST_LETTER = '\u{10ffff}';
// A forgotten word that is written again is one that objects have.
const LEARN = `with again as (
    update search_words set forgotten_at = null where object_type = $1 and word = any ($2::text[]) and forgotten_at is not null returning word
  ), added as (
    insert into search_words (object_type, word) select $1, word from unnest($2::text[]) as word order by word on conflict do nothing returning word
  )
  select word from again union all select word from added`;
const BY_MISTAKE = 'select word from search_words where object_type = $1 and word = any ($3::text[]) and forgotten_at is null';
const BY_LIKENESS = `${BY_MISTAKE}
  union (select word from search_words where object_type = $1 and word % $2 and forgotten_at is null order by similarity(word, $2) desc limit 60)`;
const HAS_LIKENESS = `select to_regclass('search_words_by_likeness') is not null as likeness`;
const BEGUN = `select asked.word as asked, array(
    select known.word from search_words known
    where known.object_type = $1 and known.word collate "C" >= asked.word and known.word collate "C" < asked.word || '${LAST_LETTER}'
    order by known.word collate "C" limit ${MOST_BEGUN + 1}
  ) as known from unnest($2::text[]) as asked (word)`;

const REMOVE = `with old as materialized (
    select object_type, word, exists (select from managed_objects object
      where object.object_type = forgotten.object_type and object.search @@ quote_literal(word)::tsquery) as needed
    from search_words forgotten where forgotten_at < $1 for update
  ), kept as (
    update search_words set forgotten_at = null from old
    where needed and search_words.object_type = old.object_type and search_words.word = old.word
  )
  delete from search_words using old
  where not needed and search_words.object_type = old.object_type and search_words.word = old.word`;

/** What somebody may have meant who mistyped: the words, and a `tsquery` for them. */
export interface Meant {
  readonly words: readonly string[];
  readonly query: string;
}

/**
 * The words of letters that objects of a type have: a beginning leads to the whole words, which the index finds much faster,
 * and a word that nobody has to those it looks like.
 */
export class KnownWords {
  private remembered = new Set<string>();
  private since = 0;
  private likeness: Promise<boolean> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly types: ObjectTypes,
  ) {}

  /** Takes note of the words of objects that are being written, in their transaction. */
  async learn(client: Runner, objectType: string, words: ReadonlySet<string>): Promise<void> {
    if (Date.now() - this.since > REMEMBERED_MS || this.remembered.size > MOST_REMEMBERED) [this.remembered, this.since] = [new Set(), Date.now()];
    const unknown = [...words].filter((word) => isOfLetters(word) && !this.remembered.has(`${objectType} ${word}`));
    if (unknown.length === 0) return;
    const { rows } = await client.query<{ word: string }>({ name: 'words-learn', text: LEARN, values: [objectType, unknown] });
    // What this transaction adds may be rolled back: only what was there already is remembered.
    const added = new Set(rows.map(({ word }) => word));
    for (const word of unknown) if (!added.has(word)) this.remembered.add(`${objectType} ${word}`);
  }

  /** Removes words that were forgotten long enough ago, unless objects have them again. */
  async removeForgotten(now: Date): Promise<void> {
    await poolOf(this.dataSource).query({ name: 'words-remove', text: REMOVE, values: [new Date(now.getTime() - 2 * REMEMBERED_MS)] });
  }

  /** A `tsquery` for objects that have, for every word of the text, one that begins like it; `undefined` without words. */
  async begun(objectType: string, text: string): Promise<string | undefined> {
    const asked = askedWords(text);
    if (asked.length === 0) return undefined;
    const begun = await this.wholeWords(objectType, asked);
    return wordsQuery(asked.map((word) => wishOf(word, begun)));
  }

  /** What a text that finds nothing may have meant; `undefined` when no word of it looks like another one. */
  async meant(objectType: string, text: string): Promise<Meant | undefined> {
    const asked = askedWords(text);
    const similar = await Promise.all(asked.map((word) => this.similar(objectType, word)));
    const words = [...new Set(similar.flat())];
    if (words.length === 0) return undefined;
    const begun = await this.wholeWords(objectType, asked);
    return { words, query: wordsQuery(asked.map((word, index) => wishOf(word, begun, similar[index]))) };
  }

  // All known words that begin with one; none for what may begin more words than are known, or too many.
  private async wholeWords(objectType: string, words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const drawn = this.types.numberingsOf(objectType).flatMap(({ plain_prefix }) => plain_prefix.split(/[^\p{L}]+/u));
    const asked = words.filter((word) => isOfLetters(word) && !drawn.some((part) => part.startsWith(word)));
    if (asked.length === 0) return new Map();
    const { rows } = await poolOf(this.dataSource).query<{ asked: string; known: readonly string[] }>({ name: 'words-begun', text: BEGUN, values: [objectType, asked] });
    return new Map(rows.flatMap(({ asked: word, known }) => (known.length > MOST_BEGUN ? [] : [[word, known] as const])));
  }

  private async similar(objectType: string, word: string): Promise<readonly string[]> {
    if (!isOfLetters(word)) return [];
    const text = (await this.knowsLikeness()) ? BY_LIKENESS : `${BY_MISTAKE} and $2::text is not null`;
    const { rows } = await poolOf(this.dataSource).query<{ word: string }>(text, [objectType, word, oneMistakeFrom(word)]);
    return rows
      .map((row) => ({ word: row.word, mistakes: mistakesBetween(word, row.word) }))
      .filter((one) => one.mistakes > 0 && one.mistakes <= forgiven(word))
      .sort((a, b) => a.mistakes - b.mistakes || (a.word < b.word ? -1 : 1))
      .slice(0, MOST_SIMILAR)
      .map((one) => one.word);
  }

  private knowsLikeness(): Promise<boolean> {
    this.likeness ??= poolOf(this.dataSource).query<{ likeness: boolean }>(HAS_LIKENESS)
      .then(({ rows }) => rows[0]?.likeness === true)
      .catch((error: unknown) => {
        this.likeness = undefined;
        throw error;
      });
    return this.likeness;
  }
}

// Whole words where they are known; what was asked for stays among them, whether it is known or not.
function wishOf(word: string, begun: ReadonlyMap<string, readonly string[]>, similar: readonly string[] = []): Wish {
  const known = begun.get(word);
  return { begun: known ? [] : [word], whole: [...new Set([...(known ? [word, ...known] : []), ...similar])] };
}
