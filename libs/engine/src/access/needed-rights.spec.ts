import type { AclPermission, ObjectType } from '@tessera/plugin-api';
import { parcel } from '../testing/parcels.js';
import { allow, clerks, EVERYONE, house, model, object, who } from '../testing/schemes.js';
import { hiddenAttributes } from './access-book.js';
import { accessOf } from './needs.js';
import { seeing } from './object-access.js';
import { updatedEntries } from './scheme.js';
import { listNeeds } from './search-needs.js';
import type { AclEntry } from './scheme.js';
import type { UserFilter } from './user-context.js';

describe('what is blank', () => {
  const type = { ...parcel, attributes: { ...parcel.attributes, weight: { ...parcel.attributes.weight, sensitive: 'ReadIdentification' as const }, place: { kind: 'text' as const, title: 'Place', maxLength: 9 } } } as unknown as ObjectType;

  it('is what may not be read, and what needs a right of its own', () => {
    const hidden = (...rights: readonly AclPermission[]) => hiddenAttributes(type, (one) => rights.includes(one));
    expect(hidden()).toEqual({ weight: 'ReadIdentification', place: 'Read', attachments: 'Read' });
    expect(hidden('Read')).toEqual({ weight: 'ReadIdentification' });
    expect(hidden('ReadIdentification')).toEqual({ weight: 'Read', place: 'Read', attachments: 'Read' });
    expect(hidden('Read', 'ReadIdentification')).toEqual({});
    expect(hiddenAttributes({ ...type, listed: ['place'] } as never, () => false)).toMatchObject({ number: 'Read' });
    expect(seeing(type)).toEqual(['Read', 'ReadIdentification']);
    expect(seeing(parcel)).toEqual(['Read']);
  });

  it('is told per object, and nothing is asked when all is shown', async () => {
    const some = house([model(allow('Read'), allow('ReadIdentification', EVERYONE, 'creator'))]);
    const found = await some.access.hidden(who(), type, [object(), object({ id: 'o2', createdBy: 'person' })]);
    expect([...found]).toEqual([['o1', { weight: 'ReadIdentification' }], ['o2', {}]]);
    const all = house([model(allow('Read'), allow('ReadIdentification'))]);
    expect((await all.access.hidden(who(), type, [object()])).size).toBe(0);
  });
});

describe('the right that a use case needs', () => {
  const needs = (moves: object, more = {}) => accessOf({ moves, objectType: parcel, ...more } as never);
  it('is what it says, else what its moves do', () => {
    expect(needs({ packed: ['lost'] }, { access: 'Customize' })).toBe('Customize');
    expect(needs({ nothing: ['packed'] })).toBe('Create');
    expect(needs({ packed: ['lost'] })).toBe('Delete');
    expect(needs({ packed: ['lost', 'sent'] })).toBe('Update');
    expect(needs({ nothing: ['packed'], packed: ['lost'] })).toBe('Delete');
    expect(needs({ packed: undefined })).toBe('Create');
    expect(needs({ packed: ['torn'] })).toBe('Update');
  });
});

describe('the rights that make an object appear in a list', () => {
  const type = {
    ...parcel, listed: ['number', 'weight'],
    attributes: { ...parcel.attributes, born: { kind: 'date', title: 'Born', sensitive: 'ReadIdentification' }, twin: { kind: 'text', title: 'Twin', maxLength: 9, sensitive: 'ReadIdentification' } },
    quickFilters: {
      heavy: { title: 'Heavy', all: [{ attribute: 'weight', is: 'present' }] }, sealed: { title: 'Sealed', all: [{ attribute: 'seal', is: 'present' }, { attribute: 'weight', is: 'present' }] },
      homeless: { title: 'Homeless', all: [{ attribute: 'weight', is: 'present' }, { without: 'position' }] },
    },
  } as unknown as ObjectType;
  const seen = [['List', 'Read']];
  const read = [['Read']];
  it.each<[string, Parameters<typeof listNeeds>[1], readonly (readonly string[])[]]>([
    ['nothing', {}, seen], ['blanks', { text: '  ' }, seen], ['a word', { text: 'x' }, read], ['what lists show', { attributes: { weight: 1 }, sort: 'number' }, seen],
    ['what lists do not show', { attributes: { weight: 1, seal: 'x' } }, read], ['an order by it', { sort: 'seal' }, read], ['an order by what is no attribute', { sort: 'createdAt' }, seen],
    ['locked ones', { quick: ['locked', 'frozen'] }, seen], ['a filter over what lists show', { quick: ['heavy'] }, seen], ['a filter over what they do not', { quick: ['heavy', 'sealed'] }, read],
    ['a filter over what is known elsewhere', { quick: ['homeless'] }, read], ['a filter of another type', { quick: ['locked', 'no-card'] }, read],
    ['what needs a right of its own', { attributes: { born: 'x', twin: 'y' } }, [['Read'], ['ReadIdentification']]],
  ])('by %s', (_, looked, expected) => {
    expect(listNeeds(type, looked)).toEqual(expected);
  });
  it('are for the label alone, unless a type says more', () => {
    expect(listNeeds(parcel, { sort: 'number' })).toEqual(seen);
    expect(listNeeds(parcel, { sort: 'weight' })).toEqual(read);
    expect(listNeeds(parcel, { quick: ['heavy'] })).toEqual(read);
  });
});

describe('a right of a scheme', () => {
  const before = [allow('Read', clerks), allow('Read', EVERYONE, 'self'), allow('Update', EVERYONE, 'creator')];
  const update = allow('Update', EVERYONE, 'creator');
  it('is overwritten, widened or narrowed, and the others stay', () => {
    const boss: UserFilter = { subject: 'role', is: 'boss' };
    expect(updatedEntries(before, 'Read', { filter: boss }, 'overwrite')).toEqual([update, allow('Read', boss)]);
    expect(updatedEntries(before, 'Read', { filter: boss, relations: [] }, 'or')).toEqual([update, allow('Read', clerks), allow('Read', EVERYONE, 'self'), allow('Read', boss)]);
    expect(updatedEntries(before, 'Read', { filter: boss, relations: ['self', 'creator', 'self'] }, 'and')).toEqual([
      update, { permission: 'Read', filter: { all: [clerks, boss] }, relations: ['creator', 'self'] }, { permission: 'Read', filter: { all: [EVERYONE, boss] }, relations: ['creator', 'self'] },
    ]);
    expect(updatedEntries(before, 'Read', { filter: boss }, 'and')[1]).not.toHaveProperty('relations');
    expect(updatedEntries(before, 'Delete', { filter: boss }, 'and')).toEqual(before);
  });

  it('grows neither deeper by being narrowed again, nor longer by what it says already', () => {
    const boss: UserFilter = { subject: 'role', is: 'boss' };
    const again = (update: 'or' | 'and', ...filters: UserFilter[]) =>
      filters.reduce<readonly AclEntry[]>((entries, filter) => updatedEntries(entries, 'Read', { filter }, update), [allow('Read', clerks)]);
    expect(again('and', boss, EVERYONE, boss)).toEqual([allow('Read', { all: [clerks, boss, EVERYONE] })]);
    expect(again('or', boss, boss, clerks)).toEqual([allow('Read', boss), allow('Read', clerks)]);
  });
});
