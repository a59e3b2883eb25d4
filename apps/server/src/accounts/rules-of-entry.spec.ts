import fc from 'fast-check';
import type { SignInFacts } from '@tessera/store';
import { PASSWORD_DEFAULTS } from './criteria.js';
import { faultsOfPassword, forbiddenWords } from './password-rules.js';
import { judge, mayReset } from './sign-in-order.js';

const NOW = new Date('2030-06-15T12:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const DAY = 24 * 60;

type Change = Omit<Partial<SignInFacts['account']>, 'identity'> & {
  readonly identity?: Partial<SignInFacts['account']['identity']>; readonly rules?: object; readonly passwords?: object;
};
const facts = ({ identity, rules = {}, passwords = {}, ...account }: Change): SignInFacts => ({
  account: {
    id: 'a', userName: 'anna', displayName: 'Anna', language: 'en-US', hasPassword: true, mustChangePassword: false, passwordChangedAt: ago(DAY),
    signedInAt: ago(DAY), roles: [], revision: 1, createdAt: ago(400 * DAY), identity: { id: 'i', name: 'Anna', state: 'active', isFrozen: false, ...identity }, ...account,
  },
  accountCriteria: rules as SignInFacts['accountCriteria'], passwordCriteria: passwords as SignInFacts['passwordCriteria'], passwordHash: 'h',
});
const locked = { disabledAt: ago(20), disabledReason: 'attempts' } as const;
const frozen = { identity: { isFrozen: true } };
const admin = { builtIn: 'administrator' };

describe('who comes in: the first thing in the way decides', () => {
  it.each<[string, Change | undefined, boolean, string]>([
    ['nobody of that name', undefined, true, 'unknown'],
    ['frozen, switched off, wrong password', { ...frozen, ...locked }, false, 'no-entry'],
    ['frozen, right password', frozen, true, 'no-entry'],
    ['deactivated', { identity: { state: 'inactive' } }, true, 'no-entry'],
    ['locked for good', { identity: { state: 'locked' } }, true, 'no-entry'],
    ['switched off by an administrator, wrong password', { disabledAt: ago(9_999), disabledReason: 'administrator', rules: { disabledMinutes: 15 } }, false, 'disabled'],
    ['locked out, and nobody switches on by themselves', locked, true, 'disabled'],
    ['locked out for 30 minutes, 20 have passed', { ...locked, rules: { disabledMinutes: 30 } }, true, 'disabled'],
    ['locked out for 15 minutes, 20 have passed', { ...locked, rules: { disabledMinutes: 15 } }, true, 'admitted'],
    ['locked out for 20 minutes to the second', { ...locked, rules: { disabledMinutes: 20 } }, true, 'admitted'],
    ['passwords of the house do not count', { rules: { internalSignIn: false } }, true, 'disabled'],
    ['away for 91 days of 90, wrong password', { signedInAt: ago(91 * DAY), passwordChangedAt: ago(91 * DAY), rules: { inactiveDays: 90 } }, false, 'inactive'],
    ['away for 91 days, no limit', { signedInAt: ago(91 * DAY), rules: {} }, true, 'admitted'],
    ['never signed in, made 400 days ago', { signedInAt: undefined, passwordChangedAt: undefined, rules: { inactiveDays: 90 } }, true, 'inactive'],
    ['wrong password', {}, false, 'wrong-password'],
    ['the administrator, switched off and away', { ...locked, signedInAt: undefined, identity: admin, rules: { inactiveDays: 1, internalSignIn: false } }, true, 'admitted'],
    ['the administrator with a wrong password', { identity: admin }, false, 'wrong-password'],
    ['the administrator, frozen', { identity: { ...admin, isFrozen: true } }, true, 'no-entry'],
  ])('%s', (_, change, fits, end) => {
    expect(judge(change && facts(change), fits, NOW).end).toBe(end);
  });

  it.each([
    ['a first password', { mustChangePassword: true }, true],
    ['a password of 31 days where 30 are allowed', { passwordChangedAt: ago(31 * DAY), passwords: { maxAgeDays: 30 } }, true],
    ['a password of 29 days where 30 are allowed', { passwordChangedAt: ago(29 * DAY), passwords: { maxAgeDays: 30 } }, false],
    ['an old password without a limit', { passwordChangedAt: ago(999 * DAY) }, false],
  ] as [string, Change, boolean][])('%s has to be changed: %s %s', (_, change, mustChangePassword) => {
    expect(judge(facts(change), true, NOW)).toEqual({ end: 'admitted', mustChangePassword });
  });
});

describe('a link for a forgotten password', () => {
  it.each<[string, Change, boolean]>([
    ['somebody who comes in', {}, true],
    ['somebody whose password is too old', { passwordChangedAt: ago(31 * DAY), passwords: { maxAgeDays: 30 } }, true],
    ['the frozen', frozen, false],
    ['the deactivated', { identity: { state: 'inactive' } }, false],
    ['whom an administrator switched off', { disabledAt: ago(1), disabledReason: 'administrator', rules: { disabledMinutes: 15 } }, false],
    ['the locked out, whose lock ends by itself', { ...locked, rules: { disabledMinutes: 30 } }, true],
    ['the locked out for good', locked, false],
    ['somebody away for longer than the rules allow', { signedInAt: ago(91 * DAY), passwordChangedAt: ago(91 * DAY), rules: { inactiveDays: 90 } }, false],
    ['somebody switched off for that', { disabledAt: ago(1), disabledReason: 'inactivity', rules: { disabledMinutes: 15 } }, false],
    ['somebody whom passwords of the house let in no longer', { rules: { internalSignIn: false } }, false],
    ['the locked out there', { ...locked, rules: { disabledMinutes: 30, internalSignIn: false } }, false],
    ['the administrator, whatever the rules', { ...locked, identity: admin, rules: { inactiveDays: 1, internalSignIn: false } }, true],
  ])('knows %s', (_, change, isFor) => {
    expect(mayReset(facts(change), NOW)).toBe(isFor);
  });
});

describe('a password', () => {
  const complex = { ...PASSWORD_DEFAULTS, complexity: true, minLength: 8 };
  const mario = { userName: 'm.derossi', name: 'Mario De Rossi' };
  const reasons = (password: string, criteria = complex) => faultsOfPassword(password, mario, criteria, '/p').map(({ reason }) => reason);

  it.each([
    ['De-Luna-42x', []],
    ['xMARIOx-42-abc', ['contains-name']],
    ['Trossi-42-abc', ['contains-name']],
    ['Ab1-m.DeRossi', ['contains-user-name']],
    ['Ab1-xyz', ['too-short']],
    ['abcdefgh12', ['too-few-kinds']],
    ['abcdeFGH12', []],
    ['abcd efgh 12', []],
  ])('%s of Mario De Rossi: %j', (password, expected) => {
    expect(reasons(password)).toEqual(expected);
  });

  it('needs no kinds of characters where complexity is off, and no more than its length', () => {
    expect(reasons('correct horse battery', PASSWORD_DEFAULTS)).toEqual([]);
    expect(reasons('mario rossi 1', PASSWORD_DEFAULTS)).toEqual([]);
  });

  it('never contains the user name, nor a word of the name of three letters or more, in any capitals', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghìòùßéñ'), minLength: 1, maxLength: 9 });
    const blend = (text: string, caps: boolean) => (caps ? text.toUpperCase() : text);
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', '-', '’', '. '), word, fc.boolean(), fc.nat(5), (words, gap, rest, caps, at) => {
      const name = words.join(gap);
      const chosen = words[at % words.length] ?? '';
      const password = `Xy7!Kq9?${blend(chosen, caps)}${rest}Zw3`;
      const faults = faultsOfPassword(password, { userName: 'zzzzzz', name }, complex, '/p').map(({ reason }) => reason);
      const plain = password.normalize('NFKC').toLowerCase();
      expect(faults).toEqual(forbiddenWords(name).some((one) => plain.includes(one)) ? ['contains-name'] : []);
      if ([...chosen].length >= 3 && !caps) expect(faults).toEqual(['contains-name']);
    }));
  });

  it('is as long as the rules say, in characters people see', () => {
    fc.assert(fc.property(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 1, max: 45 }), (minLength, length) => {
      const password = Array.from({ length }, (_, index) => 'qwxvz7?K'[index % 8]).join('');
      const isShort = faultsOfPassword(password, mario, { ...PASSWORD_DEFAULTS, minLength }, '/p').some(({ reason }) => reason === 'too-short');
      expect(isShort).toBe(length < minLength);
    }));
  });
});
