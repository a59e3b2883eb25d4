import type { Fields } from '@tessera/plugin-api';
import { RowReader } from './row-reader.js';

const fields = {
  language: { kind: 'language', title: 'Language', optional: true },
  born: { kind: 'date', title: 'Born', optional: true },
  member: { kind: 'boolean', title: 'Member', optional: true },
} as const satisfies Fields;
const reader = new RowReader({ fields } as never, { mapping: { 0: 'language', 1: 'born', 2: 'member' } });

it.each([
  ['it-IT', 'it-IT'], ['IT', 'it-IT'], ['it_it', 'it-IT'], ['Italiano', 'it-IT'], ['english', 'en-US'], ['en-us', 'en-US'], [' inglese ', 'en-US'],
])('reads the language %s as %s', (text, language) => {
  expect(reader.read([text])).toMatchObject({ answers: { language }, faults: [] });
});

it('names a language that the house does not speak', () => {
  expect(reader.read(['Deutsch']).faults).toMatchObject([{ pointer: '/language' }]);
});

it('reads days and claims as tables write them, and takes what is empty for an answer', () => {
  expect(reader.read(['', '1.2.1990', 'sì'])).toEqual({ answers: { language: null, born: '1990-02-01', member: true }, faults: [] });
});
