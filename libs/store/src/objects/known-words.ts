import type { DataSource } from 'typeorm';
import { poolOf } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { forgiven, mistakesBetween, oneMistakeFrom } from './mistakes.js';
import { askedWords, likeWords } from './search-words.js';

const MOST_REMEMBERED = 100_000;
// Words of people who were anonymised are gone; other processes hear of that when they forget what they remember.
const REMEMBERED_MS = 600_000;
const MOST_SIMILAR = 6;
const LETTERS_ONLY = /^\p{L}{3,40}$/u;
const LEARN = `insert into search_words (object_type, word) select $1, word from unnest($2::text[]) as word order by word
  on conflict do nothing returning word`;
const BY_MISTAKE = 'select word from search_words where object_type = $1 and word = any ($3::text[])';
const BY_LIKENESS = `${BY_MISTAKE}
  union (select word from search_words where object_type = $1 and word % $2 order by similarity(word, $2) desc limit 60)`;
const HAS_LIKENESS = `select to_regclass('search_words_by_likeness') is not null as likeness`;

/** What somebody may have meant who mistyped: the words, and a `tsquery` for them. */
export interface Meant {
  readonly words: readonly string[];
  readonly query: string;
}

/** The words of letters that objects of a type have, so that one that nobody has leads to those it looks like. */
export class KnownWords {
  private remembered = new Set<string>();
  private since = 0;
  private likeness: Promise<boolean> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Takes note of the words of objects that are being written, in their transaction. */
  async learn(client: Runner, objectType: string, words: ReadonlySet<string>): Promise<void> {
    if (Date.now() - this.since > REMEMBERED_MS || this.remembered.size > MOST_REMEMBERED) [this.remembered, this.since] = [new Set(), Date.now()];
    const unknown = [...words].filter((word) => LETTERS_ONLY.test(word) && !this.remembered.has(`${objectType} ${word}`));
    if (unknown.length === 0) return;
    const { rows } = await client.query<{ word: string }>({ name: 'words-learn', text: LEARN, values: [objectType, unknown] });
    // What this transaction adds may be rolled back: only what was there already is remembered.
    const added = new Set(rows.map(({ word }) => word));
    for (const word of unknown) if (!added.has(word)) this.remembered.add(`${objectType} ${word}`);
  }

  /** What a text that finds nothing may have meant; `undefined` when no word of it looks like another one. */
  async meant(objectType: string, text: string): Promise<Meant | undefined> {
    const asked = askedWords(text);
    const similar = await Promise.all(asked.map((word) => this.similar(objectType, word)));
    const words = [...new Set(similar.flat())];
    return words.length === 0 ? undefined : { words, query: likeWords(asked.map((word, index) => [word, ...(similar[index] ?? [])])) };
  }

  private async similar(objectType: string, word: string): Promise<readonly string[]> {
    if (!LETTERS_ONLY.test(word)) return [];
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
