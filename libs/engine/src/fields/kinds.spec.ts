import type { Field } from '@tessera/plugin-api';
import fc from 'fast-check';
import { checkValues } from './check-values.js';

const fault = (kind: 'email' | 'phone' | 'date-time' | 'language', value: unknown) =>
  checkValues({ it: { kind, title: 'It' } as Field }, { it: value }).faults[0]?.reason;

it.each(['ada@example.org', 'a.b+c@mail.example.org', 'ADA@EXAMPLE.ORG', "o'neil@example.org"])('%j is an e-mail address', (value) => {
  expect(fault('email', value)).toBeUndefined();
});

it.each(['ada', 'ada@', '@example.org', 'a@b', 'a b@example.org', 'a@example..org', 'a@example.org.', '.a@example.org', 'a@b@example.org', 'a@example.org\n', 'a@example.org, b@example.org', `${'a'.repeat(65)}@example.org`])('%j is none', (value) => {
  expect(fault('email', value)).toBe('not-an-email-address');
});

it.each(['+393331234567', '39', '123456789012345'])('%j is a phone number', (value) => {
  expect(fault('phone', value)).toBeUndefined();
});

it.each(['00393331234567', '+0393331234', '1', '1234567890123456', '+39 333', '333-12', 'abc', '39\n', '\u0663\u0669'])('%j is none', (value) => {
  expect(fault('phone', value)).toBe('not-a-phone-number');
});

it('takes every phone number that the rule takes, and nothing else', () => {
  const close = fc.array(fc.constantFrom('+', '0', '1', '9', '5', ' ', '-', '\n', '\u0661'), { minLength: 1, maxLength: 18 }).map((parts) => parts.join(''));
  fc.assert(fc.property(close, (text) => {
    const digits = text.startsWith('+') ? text.slice(1) : text;
    const isRight = digits.length >= 2 && digits.length <= 15 && [...digits].every((one) => '0123456789'.includes(one)) && !digits.startsWith('0');
    expect(fault('phone', text)).toBe(isRight ? undefined : 'not-a-phone-number');
  }));
});

it('takes every moment that a clock can show', () => {
  fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true }), (date) => {
    expect(fault('date-time', date.toISOString())).toBeUndefined();
  }));
});

it.each(['2031-02-30T10:00:00Z', '2031-02-28', '2031-02-28T10:00:00', '2031-02-28T24:00:00Z', '2031-02-28T10:60:00Z', '2031-02-28T10:00:00+24:00', '2031-02-28T10:00:00Z\n', 'now'])('%j is no moment', (value) => {
  expect(fault('date-time', value)).toBe('not-a-moment');
});

it.each([['it-IT', undefined], ['en-US', undefined], ['it-it', 'not-a-choice'], ['de-DE', 'not-a-choice']])('%s as a language: %s', (value, reason) => {
  expect(fault('language', value)).toBe(reason);
});

const hours = { kind: 'list', title: 'Hours', of: { kind: 'integer', min: 0, max: 23 }, minItems: 1, maxItems: 3 } as const;
const words = { kind: 'list', title: 'Words', of: { kind: 'text', maxLength: 5, pattern: '^[a-z]+$' }, minItems: 0, maxItems: 2 } as const;

it.each([
  [hours, [8], undefined],
  [hours, [8, 20, 0], undefined],
  [hours, [], 'too-few'],
  [hours, [1, 2, 3, 4], 'too-many'],
  [hours, [8, 8], 'given-twice'],
  [hours, [24], 'too-large'],
  [hours, [8, -1], 'too-small'],
  [hours, [8.5], 'not-an-integer'],
  [hours, ['8'], 'wrong-type'],
  [hours, '8', 'wrong-type'],
  [hours, undefined, 'required'],
  [words, [], undefined],
  [words, ['one', 'two'], undefined],
  [words, ['eleven'], 'too-long'],
  [words, ['One'], 'pattern'],
  [words, [''], 'wrong-type'],
  [words, ['a b'], 'pattern'],
] as const)('%j %j: %s', (field, value, reason) => {
  const { faults } = checkValues({ it: field }, { it: value });
  expect(faults.map((fault) => [fault.pointer, fault.reason])).toEqual(reason === undefined ? [] : [['/it', reason]]);
});

it('takes a list exactly when its items fit and none stands in it twice', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -2, max: 26 }), { maxLength: 5 }), (items) => {
    const isRight = items.length >= 1 && items.length <= 3 && new Set(items).size === items.length && items.every((item) => item >= 0 && item <= 23);
    expect(checkValues({ it: hours }, { it: items }).faults.length === 0).toBe(isRight);
  }));
});
