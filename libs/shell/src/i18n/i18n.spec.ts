import { keysOf } from '@tessera/forms/testing';
import { shellEnglish } from './en-us.js';
import { shellItalian } from './it-it.js';

it('says everything in both languages', () => {
  expect(keysOf(shellItalian)).toEqual(keysOf(shellEnglish));
});
