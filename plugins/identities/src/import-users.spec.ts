import { importUsers } from './import-users.js';

const unique = { UsersAddonCSVCreateActiveStatus: true, UsersAddonCSVCheckUniqueness: true };

it('makes the name of first and last name, and compares addresses in small letters', () => {
  expect(importUsers.describe({ firstName: 'Ada', lastName: 'Lovelace', email: 'Ada@Example.org' }, unique)).toEqual({
    attributes: expect.objectContaining({ name: 'Ada Lovelace', emailKey: 'ada@example.org', uniqueEmail: 'ada@example.org' }),
  });
});

it('lets addresses repeat when they are not checked', () => {
  const meant = importUsers.describe({ name: 'Ada', email: 'a@b.org' }, { ...unique, UsersAddonCSVCheckUniqueness: false });
  expect(meant).toMatchObject({ attributes: { emailKey: 'a@b.org', uniqueEmail: undefined } });
});

it('refuses a user without any name', () => {
  expect(importUsers.describe({ email: 'a@b.org' }, unique)).toEqual({ refused: 'name-missing', field: 'name' });
});

it('keeps on a known user what the file does not say, and clears what it leaves empty', () => {
  const present = { name: 'Countess Ada', firstName: 'Ada', title: 'Countess', email: 'a@b.org' };
  expect(importUsers.describe({ title: undefined, organisation: 'Engines' }, unique, present)).toMatchObject({
    attributes: { name: 'Countess Ada', firstName: 'Ada', title: undefined, organisation: 'Engines' },
  });
  expect(importUsers.describe({ lastName: 'King' }, unique, present)).toMatchObject({ attributes: { name: 'Ada King' } });
});

it('makes users active unless told otherwise', () => {
  expect(importUsers.stateOf(unique)).toBe('active');
  expect(importUsers.stateOf({ ...unique, UsersAddonCSVCreateActiveStatus: false })).toBe('inactive');
});
