import { keysOf } from '../testing/test-texts.js';
import { formsEnglish } from './en-us.js';
import { formsItalian } from './it-it.js';

it('says everything in both languages', () => {
  expect(keysOf(formsItalian)).toEqual(keysOf(formsEnglish));
});
