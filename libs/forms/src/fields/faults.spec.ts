import type { Field } from '@tessera/plugin-api';
import { faultOf } from './faults.js';

const amount: Field = { kind: 'integer', title: 'Amount', min: 1, max: 9 };
const reason: Field = { kind: 'text', title: 'Reason', maxLength: 5, pattern: '^[a-z]+$', optional: true };
const day: Field = { kind: 'date', title: 'Valid from' };
const product: Field = { kind: 'choice', title: 'Product', choices: { standard: 'Standard' } };

it.each<[Field, string | number | null, string | undefined]>([
  [amount, null, 'required'],
  [amount, 0, 'too-small'],
  [amount, 10, 'too-large'],
  [amount, 1.5, 'not-an-integer'],
  [amount, 1e9, 'too-large'],
  [amount, 'five', 'not-an-integer'],
  [amount, 9, undefined],
  [reason, '', undefined],
  [reason, 'abcdef', 'too-long'],
  [reason, 'AB', 'pattern'],
  [reason, '💳💳', 'pattern'],
  [day, '2026-02-30', 'not-a-date'],
  [day, '2026-02-28', undefined],
  [product, 'gold', 'not-a-choice'],
  [product, 'standard', undefined],
  [{ kind: 'email', title: 'E-mail' }, 'ada', 'not-an-email-address'],
  [{ kind: 'email', title: 'E-mail' }, 'ada@example.org', undefined],
  [{ kind: 'phone', title: 'Phone' }, '+39 333', 'not-a-phone-number'],
  [{ kind: 'phone', title: 'Phone' }, '+393331234567', undefined],
  [{ kind: 'date-time', title: 'At' }, 'soon', 'not-a-moment'],
  [{ kind: 'language', title: 'Language' }, 'de-DE', 'not-a-choice'],
])('%o answered with %p: %s', (field, value, fault) => {
  expect(faultOf(field, value, {})).toBe(fault);
});

it('takes a limit from the option that sets it', () => {
  const open: Field = { kind: 'integer', title: 'Initial amount', min: 1, max: { option: 'maximumAmount' } };
  expect(faultOf(open, 12, { maximumAmount: 9 })).toBe('too-large');
  expect(faultOf(open, 12, { maximumAmount: 20 })).toBeUndefined();
  expect(faultOf(open, 12, {})).toBeUndefined();
});
