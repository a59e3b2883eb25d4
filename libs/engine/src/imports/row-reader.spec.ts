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

const cell = (field: object, text: string) => {
  const read = new RowReader({ fields: { it: { title: 'It', ...field } } } as never, { mapping: { 0: 'it' } }).read([text]);
  return read.faults.length > 0 ? read.faults.map(({ pointer, reason }) => `${pointer} ${reason}`) : read.answers['it'];
};
const line = { kind: 'choice', choices: { red: 'Red line', blue: 'Blue line' } };
const amount = { kind: 'integer', min: -999, max: 999 };
const text = { kind: 'text', maxLength: 20 };

it.each<[string, object, string, unknown]>([
  ['a whole number', amount, '-12', -12], ['no whole number', amount, '12 kg', ['/it wrong-type']], ['no whole number either', amount, 'about 12', ['/it wrong-type']],
  ['no', { kind: 'boolean' }, 'NO', false], ['yes', { kind: 'boolean' }, 'X', true], ['neither', { kind: 'boolean' }, 'maybe', ['/it wrong-type']],
  ['a choice by its name', line, 'red', 'red'], ['a choice by its title', line, 'blue LINE', 'blue'], ['a choice in capitals', line, 'RED', 'red'], ['no choice', line, 'green', ['/it not-a-choice']],
  ['a telephone number as people write it', { kind: 'phone' }, '+39 (06) 123-45.67', '+39061234567'],
  ['a day with two digits', { kind: 'date' }, '11/12/1990', '1990-12-11'], ['a day as the house writes it', { kind: 'date' }, '1990-12-11', '1990-12-11'],
  ['no day', { kind: 'date' }, 'on 1.2.1990', ['/it not-a-date']], ['no day either', { kind: 'date' }, '1.2.1990 or so', ['/it not-a-date']],
  ['what an export shielded', text, "'=A1", '=A1'], ['an apostrophe of its own', text, "'tis", "'tis"],
])('reads %s', (_, field, written, expected) => {
  expect(cell(field, written)).toEqual(expected);
});

it('names every field that has to be there and is not, and nothing that may be missing', () => {
  const wanted = { name: { ...text, title: 'Name' }, note: { ...text, title: 'Note', optional: true }, pages: { ...amount, title: 'Pages' } };
  const read = (mapping: Readonly<Record<string, string>>, cells: readonly string[]) => new RowReader({ fields: wanted } as never, { mapping }).read(cells);
  expect(read({ 0: 'name', 1: 'note' }, ['', ''])).toEqual({
    answers: { name: null, note: null }, faults: [{ pointer: '/name', reason: 'required' }, { pointer: '/pages', reason: 'required' }],
  });
  expect(read({ 0: 'name', 1: 'pages', 2: 'constructor', 3: 'colour' }, ['Anna', '7', 'x', 'y'])).toEqual({ answers: { name: 'Anna', pages: 7 }, faults: [] });
  expect(read({ 5: 'name', 1: 'pages' }, ['Anna', '7'])).toEqual({ answers: { name: null, pages: 7 }, faults: [{ pointer: '/name', reason: 'required' }] });
});
