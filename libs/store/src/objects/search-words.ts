import type { ObjectType } from '@tessera/plugin-api';
import type { Json } from '@tessera/engine';

const MARKS = /\p{M}/gu;
const BETWEEN_CHUNKS = /[\s\p{Cc}]+/u;
const BETWEEN_PARTS = /[^\p{L}\p{N}]+/u;
const LONGEST_WORD = 200;
const MOST_WORDS = 500;
const MOST_ASKED = 10;

// Letters that Unicode does not take apart.
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' };
const UNDIVIDED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** A text without accents and capitals, as words are stored and looked for: `Ünal` and `unal` are the same. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(UNDIVIDED, (letter) => LETTERS[letter] ?? letter);

// Between two letters: half of one can be stored nowhere.
const cut = (word: string): string => word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '');

// Numbers are stored and looked for without leading zeros: people leave them out.
const withoutZeros = (word: string): string => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word);

/** Words of letters that are neither short nor endless: the ones that are known one by one, so that their beginnings lead to them. */
export const isOfLetters = (word: string): boolean => /^\p{L}{3,40}$/u.test(word);

// What `anna1` and words without end begin with: so whatever begins with letters has a word of letters with that beginning.
const stemOf = (part: string): readonly string[] => (isOfLetters(part) ? [] : /^\p{L}{3,40}/u.exec(part) ?? []);

/**
 * The words by which a text is found: what stands between spaces, and its parts, so that `TC-000123` is found by
 * `tc-0001`, `000123` and `123`.
 */
export function wordsOf(text: string): readonly string[] {
  return plain(text).split(BETWEEN_CHUNKS).flatMap((chunk) => {
    const parts = chunk.split(BETWEEN_PARTS).map(withoutZeros);
    const stems = parts.flatMap(stemOf);
    return parts.length > 1 ? [chunk, ...parts, ...stems] : [...parts, ...stems];
  }).filter((word) => word !== '').map(cut);
}

const SEARCHED: ReadonlySet<string> = new Set(['text', 'email', 'phone']);

/** Names of the attributes whose texts are searched: what is blank for some people is not found by words either. */
export const searchedAttributes = (type: ObjectType): readonly string[] =>
  Object.entries(type.attributes)
    .filter(([, field]) => SEARCHED.has(field.kind) && !field.internal && !field.sensitive)
    .map(([name]) => name);

/** All words of an object, each once, separated by spaces. */
export function searchWords(names: readonly string[], attributes: Json): string {
  const words = new Set<string>();
  for (const name of names) {
    const text = attributes[name];
    if (typeof text === 'string') for (const word of wordsOf(text)) words.add(word);
  }
  return [...words].slice(0, MOST_WORDS).join(' ');
}

/** A `tsquery` that wants every word of the text, each as the beginning of a stored word; undefined without words. */
export function prefixQuery(text: string): string | undefined {
  const words = askedWords(text);
  return words.length === 0 ? undefined : wordsQuery(words.map((word) => ({ begun: [word], whole: [] })));
}

/** The words that a text asks for. */
export const askedWords = (text: string): readonly string[] =>
  plain(text).split(BETWEEN_CHUNKS).filter((word) => /[\p{L}\p{N}]/u.test(word)).map(withoutZeros)
    .slice(0, MOST_ASKED).map(cut);

/** One of these words is wanted: as the beginning of a stored word, or as a whole one, which is found much faster. */
export interface Wish {
  readonly begun: readonly string[];
  readonly whole: readonly string[];
}

/** A `tsquery` that wants a word of each wish. */
export const wordsQuery = (wishes: readonly Wish[]): string =>
  wishes.map(({ begun, whole }) => {
    const terms = [...begun.map((word) => `${quotedWord(word)}:*`), ...whole.map(quotedWord)];
    return terms.length > 1 ? `(${terms.join(' | ')})` : terms.join('');
  }).join(' & ');

const quotedWord = (word: string): string => `'${word.replace(/['\\]/g, '$&$&')}'`;
