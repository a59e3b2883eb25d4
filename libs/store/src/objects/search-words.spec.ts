import fc from 'fast-check';
import { askedWords, prefixQuery, wordsOf } from './search-words.js';

const HALF = /\p{Cs}/u;
const letters = fc.string({ unit: fc.oneof(fc.constantFrom('a', '𠀀', '😀', '㌀', 'ﷺ', '7', '-', ' ', "'", '\\'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), minLength: 150, maxLength: 400 });

it('a word without end is cut between two letters, never inside one', () => {
  fc.assert(fc.property(letters, (text) => {
    for (const word of [...wordsOf(text), ...askedWords(text)]) expect([HALF.test(word), word.length <= 200]).toEqual([false, true]);
    expect(HALF.test(prefixQuery(text) ?? '')).toBe(false);
  }));
  expect(wordsOf(`a${'𠀀'.repeat(150)}`)[0]).toBe(`a${'𠀀'.repeat(99)}`);
});
