import { freeUserName, userNameFor } from './user-names.js';

it.each([
  [{ email: 'Ada.Lovelace@Example.org', name: 'Ada' }, 'ada.lovelace@example.org'],
  [{ email: 'ada+cards@example.org' }, 'ada.cards@example.org'],
  [{ name: 'Nicolò  D’Amico' }, 'nicolo.d.amico'],
  [{ name: '_Ω_' }, 'user'],
  [{}, 'user'],
])('%j signs in as %s', (person, expected) => {
  expect(userNameFor(person)).toBe(expected);
});

it('numbers those who are called the same', () => {
  expect(freeUserName('ada', new Set(['ada.b']))).toBe('ada');
  expect(freeUserName('ada', new Set(['ada', 'ada-2']))).toBe('ada-3');
});
