import type { Fields } from '@tessera/plugin-api';
import { answersOf, firstValues } from './answers.js';

const fields: Fields = {
  askForReason: { kind: 'boolean', title: 'Ask for a reason' },
  reason: { kind: 'text', title: 'Reason', maxLength: 20, when: { option: 'askForReason', is: true } },
  amount: { kind: 'integer', title: 'Amount', min: 1, max: 9, initial: 3 },
  layout: { kind: 'choice', title: 'Layout', choices: { only: 'The only one' } },
  clientSecret: { kind: 'secret', title: 'Client secret', maxLength: 50 },
};

it('starts with what is given, else with what the field proposes', () => {
  expect(firstValues(fields, { amount: 5 })).toEqual({ askForReason: false, reason: '', amount: 5, layout: 'only', clientSecret: '' });
});

it('never puts a secret that somebody hands in on the screen', () => {
  expect(firstValues(fields, { clientSecret: 'kept' })['clientSecret']).toBe('');
});

it('says of what stood there that it was emptied', () => {
  const title = { kind: 'text', title: 'Title', maxLength: 20, optional: true, begins: 'title', initial: 'Countess' } as const;
  expect(answersOf({ title }, { title: '' })).toEqual({ title: '' });
  expect(answersOf({ title }, firstValues({ title }, {}))).toEqual({ title: 'Countess' });
});

it('leaves out what is not asked or not answered', () => {
  const values = { askForReason: false, reason: 'typed before', amount: 3, layout: 'only', clientSecret: '' };
  expect(answersOf(fields, values)).toEqual({ askForReason: false, amount: 3, layout: 'only' });
  expect(answersOf(fields, { ...values, askForReason: true })).toMatchObject({ reason: 'typed before' });
});
