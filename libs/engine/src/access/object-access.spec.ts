import type { AclPermission, CommonProperties, ObjectType } from '@tessera/plugin-api';
import { Forbidden, NotFound } from '../errors.js';
import type { AccessStore } from '../ports/index.js';
import { parcel } from '../testing/parcels.js';
import { AccessBook, hiddenAttributes, openScheme } from './access-book.js';
import type { AccessObject } from './access-book.js';
import { actingIn, positionOf, signatureOf } from './acting.js';
import { askerOf } from './asker.js';
import { Chart } from './chart.js';
import { faultsOfFilter } from './check-filter.js';
import { rightsThatAllow } from './distribution.js';
import type { DistributionRight } from './distribution.js';
import { grantors } from './grantors.js';
import { Groups } from './groups.js';
import { accessOf } from './needs.js';
import { ObjectAccess, seeing } from './object-access.js';
import { updatedEntries } from './scheme.js';
import type { AclEntry, AclScheme } from './scheme.js';
import { EVERYTHING } from './scope.js';
import { listNeeds } from './search-needs.js';
import type { UserContext, UserFilter } from './user-context.js';
import { heldOn, UserContexts } from './user-contexts.js';

const EVERYONE: UserFilter = { everyone: true };
const clerks: UserFilter = { subject: 'role', is: 'clerk' };
const allow = (permission: AclPermission, filter: UserFilter = EVERYONE, ...relations: readonly ('self' | 'creator')[]): AclEntry =>
  ({ permission, filter, ...(relations.length > 0 && { relations }) });
const scheme = (id: string, level: AclScheme['level'], entries: readonly AclEntry[], objectType = 'parcel'): AclScheme => ({ id, objectType, level, name: id, entries, revision: 1 });
const model = (...entries: readonly AclEntry[]) => scheme('model', 'model', entries);
const context = (more: Partial<UserContext> = {}): UserContext => ({ accountId: 'account', identityId: 'person', roles: [], groups: [], unitIds: [], superiorIds: [], ...more });
const who = (more: Partial<UserContext> = {}) => ({ id: 'person', context: context(more) });
const object = (more: Partial<AccessObject> = {}): AccessObject => ({ id: 'o1', objectType: 'parcel', createdBy: 'another', ...more });

function house(schemes: readonly AclScheme[], rights: Readonly<Record<string, readonly DistributionRight[]>> = {}) {
  const state = { revision: 1, asked: 0, read: 0, rightsFor: [] as unknown[] };
  const store = {
    revision: async () => { state.asked++; return state.revision; },
    readSchemes: async () => { state.read++; return schemes; },
    rightsOf: async (...given: readonly unknown[]) => { state.rightsFor.push(given); return new Map(Object.entries(rights)); },
  } as unknown as AccessStore;
  return { access: new ObjectAccess({ access: store }), state };
}

describe('which objects of a type somebody may see', () => {
  const scopeOf = (schemes: readonly AclScheme[], user: Partial<UserContext> = {}, permissions: readonly AclPermission[] = ['Read']) =>
    new AccessBook(1, schemes).scope(askerOf(who(user)), 'parcel', permissions);

  it('is everything for the built-in Administrator, and where every scheme says so', () => {
    expect(scopeOf([model()], { builtIn: 'administrator' })).toEqual({ makers: ['account', 'person'], identityId: 'person', everything: true, ways: [], rights: [] });
    expect(scopeOf([model(allow('Read')), scheme('s', 'scenario', [allow('Read')])])).toMatchObject({ everything: true, ways: [], rights: [] });
    expect(scopeOf([model(allow('Read'), allow('Read', EVERYONE, 'self'))])).toMatchObject({ everything: true });
  });

  it('is what each scheme allows, by the relations that it asks for, and what distribution lists add', () => {
    const schemes = [model(allow('Read')), scheme('s', 'scenario', [allow('Update')]), scheme('own', 'object', [allow('Read', EVERYONE, 'creator')]), scheme('other', 'scenario', [allow('Read')], 'letter')];
    expect(scopeOf(schemes)).toMatchObject({
      everything: false, rights: ['read', 'modify', 'delete', 'share'],
      ways: [{ model: true, schemeIds: [], relations: [] }, { model: false, schemeIds: ['own'], relations: ['creator'] }],
    });
  });

  it('puts schemes together that ask for the same', () => {
    const schemes = [model(allow('Read', EVERYONE, 'self')), scheme('a', 'scenario', [allow('Read', EVERYONE, 'self'), allow('Read', EVERYONE, 'self')]), scheme('b', 'object', [allow('Read', clerks)])];
    expect(scopeOf(schemes).ways).toEqual([{ model: true, schemeIds: ['a'], relations: ['self'] }]);
    expect(scopeOf(schemes, { roles: ['clerk'] }).ways).toEqual([{ model: true, schemeIds: ['a'], relations: ['self'] }, { model: false, schemeIds: ['b'], relations: [] }]);
    expect(scopeOf([model(), scheme('a', 'scenario', [allow('Read')])])).toMatchObject({ everything: false, ways: [{ model: false, schemeIds: ['a'], relations: [] }] });
  });

  it('is nothing but what is shared, where nothing is allowed', () => {
    expect(scopeOf([model(allow('List'))], {}, ['Update'])).toMatchObject({ everything: false, ways: [], rights: ['modify'] });
    expect(scopeOf([model(allow('List', EVERYONE, 'self'))], {}, ['Update', 'List'])).toMatchObject({ ways: [{ relations: ['self'] }] });
  });

  it('knows whom they are by: a machine has no record', () => {
    const asker = { id: 'machine', user: { accountId: 'token', roles: [], groups: [], unitIds: [], superiorIds: [] } };
    expect(new AccessBook(1, []).scope(asker, 'parcel', ['Read'])).toEqual({ makers: ['token'], identityId: undefined, everything: true, ways: [], rights: [] });
    expect(askerOf({ id: 'x' })).toEqual({ id: 'x', user: { accountId: 'x', roles: [], groups: [], unitIds: [], superiorIds: [] } });
  });

  it('is worked out once for each question', () => {
    const book = new AccessBook(1, [model(allow('Read', clerks))]);
    const ask = (user: Partial<UserContext>, permission: AclPermission = 'Read') => book.scope(askerOf(who(user)), 'parcel', [permission]);
    expect(ask({})).toBe(ask({}));
    expect(ask({ roles: ['clerk'] }).everything).toBe(true);
    expect(ask({}).everything).toBe(false);
    expect(ask({ roles: ['clerk'] }, 'Update').everything).toBe(false);
  });

  it('asks nothing in a house without schemes', async () => {
    const access = new ObjectAccess({});
    expect(await access.scope(who(), 'parcel', ['Read'])).toBe(EVERYTHING);
    expect((await access.at()).revision).toBe(0);
    expect(await access.permits(who(), object(), ['Read', 'Delete'])).toEqual(new Set(['Read', 'Delete']));
  });
});

describe('a decision says why', () => {
  const both = model(allow('Read', clerks), allow('Update', clerks), allow('ApplicationAdministration', { subject: 'role', is: 'boss' }), allow('SetAcl'));
  const by = { date: '2030-01-01T00:00:00Z', identity: { id: 'another', name: 'Another' } };
  const decide = (permission: AclPermission, user: Partial<UserContext> = {}, common?: CommonProperties, rights: readonly DistributionRight[] = []) =>
    new AccessBook(1, [both]).decide(askerOf(who(user)), object({ ...(common && { common }) }), permission, rights);

  it('the rule that allowed it, or that there is none', () => {
    expect(decide('Read', { roles: ['clerk'] })).toEqual({ allowed: true, rule: { kind: 'entry', scheme: both, entry: both.entries[0] } });
    expect(decide('Read')).toEqual({ allowed: false, rule: { kind: 'no-entry', scheme: both } });
    expect(decide('Read', {}, undefined, ['delete'])).toEqual({ allowed: true, rule: { kind: 'distribution-list', right: 'delete' } });
    expect(decide('Update', {}, undefined, ['delete'])).toMatchObject({ allowed: false });
    expect(decide('Delete', { builtIn: 'administrator' })).toEqual({ allowed: true, rule: { kind: 'built-in-administrator' } });
  });

  it('that a lock or a freeze stands before it', () => {
    expect(decide('Update', { roles: ['clerk'] }, { locked: by })).toEqual({ allowed: false, rule: { kind: 'state', ruling: 'locked-by-another' } });
    expect(decide('Update', { builtIn: 'administrator' }, { frozen: by })).toEqual({ allowed: false, rule: { kind: 'state', ruling: 'frozen' } });
    expect(decide('SetAcl', {}, { frozen: by })).toEqual({ allowed: false, rule: { kind: 'state', ruling: 'administrators-only' } });
    expect(decide('SetAcl', { roles: ['boss'] }, { frozen: by })).toMatchObject({ allowed: true, rule: { kind: 'entry' } });
  });

  it('and knows the schemes by what they are for', () => {
    const scenario = scheme('quiet', 'scenario', []);
    const book = new AccessBook(1, [both, scenario, scheme('own', 'object', []), scheme('letters', 'scenario', [], 'letter')]);
    expect(book.defaults()).toEqual([both]);
    expect(book.scenarios('parcel')).toEqual([scenario]);
    expect(book.schemeOf({ objectType: 'parcel', schemeId: 'quiet' })).toBe(scenario);
    expect(book.schemeOf({ objectType: 'parcel', schemeId: 'gone' })).toEqual({ id: 'gone', objectType: 'parcel', level: 'object', name: '', entries: [], revision: 0 });
    expect(book.schemeOf({ objectType: 'letter' })).toEqual(openScheme('letter'));
    expect(openScheme('letter')).toMatchObject({ id: '', level: 'model', name: 'letter', revision: 0 });
  });

  it('counts as creator whoever made it as a person or as an account, and as self whose record it is', () => {
    const book = new AccessBook(1, [model(allow('Read', EVERYONE, 'creator'), allow('Update', EVERYONE, 'self'), allow('Delete', EVERYONE, 'self', 'creator'))]);
    const may = (permission: AclPermission, more: Partial<AccessObject>) => book.permit(askerOf(who()), { id: 'o1', objectType: 'parcel', ...more }, permission).allowed;
    expect([may('Read', { createdBy: 'account' }), may('Read', { createdBy: 'person' }), may('Read', { createdBy: 'x' }), may('Read', {})]).toEqual([true, true, false, false]);
    expect([may('Update', { id: 'person' }), may('Update', {}), may('Delete', { id: 'person' }), may('Delete', { id: 'person', createdBy: 'person' })]).toEqual([true, false, false, true]);
    const machine = { id: 'm', user: { accountId: 'token', roles: [], groups: [], unitIds: [], superiorIds: [] } };
    expect(book.permit(machine, { id: 'o1', objectType: 'parcel' }, 'Read').allowed).toBe(false);
  });
});

describe('before somebody touches an object', () => {
  const by = { date: '2030-01-01T00:00:00Z', identity: { id: 'another', name: 'Another' } };

  it('what may not be listed is not there', async () => {
    const { access } = house([model(allow('Update'))]);
    await expect(access.require(who(), object(), 'Update')).rejects.toEqual(new NotFound('parcel', 'o1'));
    await expect(access.seen(who(), object(), [])).rejects.toMatchObject({ what: 'parcel', id: 'o1' });
    expect(await house([model(allow('List'))]).access.seen(who(), object(), ['Update'])).toEqual(new Set(['List']));
    expect(await house([model(allow('Read'))]).access.seen(who(), object(), [])).toEqual(new Set(['Read']));
  });

  it('a missing right is named, with who can grant it', async () => {
    const grants = [allow('SetAcl', { any: [{ subject: 'group', is: 'Bosses' }, clerks] })];
    const { access } = house([model(allow('List'), ...grants)]);
    await expect(access.require(who(), object(), 'Update')).rejects.toMatchObject({ name: 'Forbidden', permission: 'Update', details: { objectType: 'parcel', grantors: 'Bosses, clerk' } });
    await expect(access.requireCreate(who(), 'parcel')).rejects.toMatchObject({ permission: 'Create', details: { grantors: 'Bosses, clerk' } });
    await expect(house([model(allow('Create'))]).access.requireCreate(who(), 'parcel')).resolves.toBeUndefined();
    expect(await access.forbidden(object({ schemeId: 'gone' }), 'Read')).toBeInstanceOf(Forbidden);
  });

  it('a lock is respected, and a freeze by all but administrators', async () => {
    const { access } = house([model(allow('List'), allow('Update'), allow('SetAcl'), allow('ApplicationAdministration', { subject: 'role', is: 'boss' }))]);
    await expect(access.require(who(), object({ common: { locked: by } }), 'Update')).rejects.toMatchObject({ reason: 'locked-by-another' });
    await expect(access.require(who(), object({ common: { frozen: by } }), 'SetAcl')).rejects.toMatchObject({ reason: 'administrators-only' });
    await expect(access.require(who({ roles: ['boss'] }), object({ common: { frozen: by } }), 'SetAcl')).resolves.toBeUndefined();
    await expect(access.require(who({ roles: ['boss'] }), object({ common: { frozen: by } }), 'Update')).rejects.toMatchObject({ reason: 'frozen' });
    await expect(access.require(who(), object(), 'Update')).resolves.toBeUndefined();
  });

  it('what is shared counts, and is asked for in one statement, of those that are left', async () => {
    const { access, state } = house([model(allow('Read', EVERYONE, 'creator'))], { o1: ['modify'], o3: ['read'] });
    const objects = [object(), object({ id: 'o2', createdBy: 'person' }), object({ id: 'o3' })];
    const may = await access.permitsAmong(who(), objects, ['Read'], 'recent');
    expect([...may].map(([id, rights]) => [id, [...rights]])).toEqual([['o1', ['Read']], ['o2', ['Read']], ['o3', ['Read']]]);
    expect(state.rightsFor).toEqual([['person', ['o1', 'o3'], undefined]]);
    const transaction = { now: new Date() } as never;
    await access.permits(who(), object(), ['Update'], transaction);
    expect(state.rightsFor[1]).toEqual(['person', ['o1'], transaction]);
  });

  it('nothing is asked for machines, nor when all is allowed', async () => {
    const { access, state } = house([model(allow('Read'))], { o1: ['delete'] });
    expect(await access.permits(who(), object(), ['Read'])).toEqual(new Set(['Read']));
    expect(await access.permits({ id: 'machine' }, object(), ['Delete'])).toEqual(new Set());
    expect(state.rightsFor).toEqual([]);
  });

  it('a decision looks at what is shared only where no entry says yes', async () => {
    const { access, state } = house([model(allow('Read'))], { o1: ['modify'] });
    expect(await access.decide(who(), object(), 'Read')).toMatchObject({ allowed: true, rule: { kind: 'entry' } });
    expect(state.rightsFor).toEqual([]);
    expect(await access.decide(who(), object(), 'Update')).toMatchObject({ allowed: true, rule: { kind: 'distribution-list', right: 'modify' } });
    expect(await access.decide(who(), object({ id: 'o2' }), 'Update')).toMatchObject({ allowed: false, rule: { kind: 'no-entry' } });
  });
});

describe('schemes as they are now', () => {
  it('are read again when they have changed, and not before', async () => {
    const { access, state } = house([model()]);
    const first = await access.at();
    expect(await access.at()).toBe(first);
    expect(await access.at(1)).toBe(first);
    expect(state).toMatchObject({ read: 1 });
    state.revision = 2;
    expect(await access.at(1)).toBe(first);
    expect((await access.at()).revision).toBe(2);
    expect(state.read).toBe(2);
    expect((await access.at(1)).revision).toBe(2);
  });

  it('are those that are known, inside a transaction', async () => {
    const { access, state } = house([model(allow('Read'))]);
    await access.at();
    state.revision = 2;
    const asked = state.asked;
    await access.scope(who(), 'parcel', ['Read'], 'recent');
    expect(state.asked).toBe(asked);
    await access.scope(who(), 'parcel', ['Read'], 2);
    expect(state.read).toBe(2);
    state.revision = 3;
    await access.scope(who(), 'parcel', ['Read']);
    expect(state.read).toBe(3);
    const late = house([model(allow('Read'))]);
    await late.access.scope(who(), 'parcel', ['Read'], 'recent');
    expect(late.state.read).toBe(1);
  });

  it('stay the newest ones when an older answer comes late', async () => {
    const { access, state } = house([model()]);
    state.revision = 5;
    await access.at();
    state.revision = 4;
    expect((await access.at(6)).revision).toBe(4);
    expect((await access.at(5)).revision).toBe(5);
  });
});

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
});

describe('people and places', () => {
  const elements = [
    { id: 'house', kind: 'organisation', name: 'House' }, { id: 'desk', kind: 'unit', name: 'Desk', superiorId: 'house' },
    { id: 'head', kind: 'position', name: 'Head', superiorId: 'desk' }, { id: 'clerk', kind: 'position', name: 'Clerk', superiorId: 'head' }, { id: 'guest', kind: 'position', name: 'Guest' },
  ] as const;
  const chart = () => new Chart(elements);

  it('are known by the chart: positions, where they stand, and which of them fit', () => {
    expect(chart().find('desk')).toBe(elements[1]);
    expect(chart().placeOf('desk')).toBeUndefined();
    expect(chart().placeOf('clerk')).toEqual({
      positionName: 'Clerk', unit: { id: 'desk', name: 'Desk' }, organisation: { id: 'house', name: 'House' }, unitIds: ['desk', 'house'], superiorIds: ['head'],
    });
    expect(chart().placeOf('guest')).toEqual({ positionName: 'Guest', unitIds: [], superiorIds: [] });
    expect(chart().positionsWhere(({ unitIds }) => unitIds.includes('desk'))).toEqual(['head', 'clerk']);
    expect(chart().positionsWhere((_, id) => id === 'guest')).toEqual(['guest']);
    const round = new Chart([{ id: 'a', kind: 'position', name: 'A', superiorId: 'b' }, { id: 'b', kind: 'position', name: 'B', superiorId: 'a' }]);
    expect(round.placeOf('a')?.superiorIds).toEqual(['b']);
    expect(() => chart().requireFit({ id: 'desk', kind: 'unit', superiorId: 'nobody' })).toThrow(expect.objectContaining({ reason: 'invalid-input', faults: [{ pointer: '/superiorId', reason: 'unknown-superior' }] }));
  });

  it('act from the assignment that counts, or from none', () => {
    const contexts = new UserContexts(chart(), new Groups([]));
    const of = (more: object) => contexts.of({ accountId: 'a', roles: ['r'], held: [], ...more }, '2030-01-02');
    expect(of({})).toEqual({ accountId: 'a', roles: ['r'], groups: [], unitIds: [], superiorIds: [] });
    expect(of({ builtIn: 'administrator', identityId: 'i' })).toEqual({ accountId: 'a', identityId: 'i', builtIn: 'administrator', roles: ['r'], groups: [], unitIds: [], superiorIds: [] });
    expect(of({ held: [{ assignmentId: '1', positionId: 'gone', main: true }, { assignmentId: '2', positionId: 'head', main: false }] })).toMatchObject({ assignmentId: '2', positionId: 'head' });
  });

  it('hold the main position first, then the earliest, then the first', () => {
    const held = (assignmentId: string, from?: string, main = false) => ({ assignmentId, positionId: 'p', main, ...(from !== undefined && { from }) });
    const order = (...all: readonly ReturnType<typeof held>[]) => heldOn('2030-01-02', all).map(({ assignmentId }) => assignmentId).join();
    expect(order(held('b'), held('a'), held('c', '2029-01-01'), held('d', '2028-01-01'), held('e', '2030-01-01', true))).toBe('e,a,b,d,c');
    expect(order(held('d', '2028-01-01'), held('a'))).toBe('a,d');
    expect(order(held('a', '2030-01-03'), held('b', '2030-01-02'))).toBe('b');
  });

  it('sign with the position that they act in, under the names of the moment', () => {
    const acting = { id: 'p', displayName: 'P', context: context({ positionId: 'clerk', positionName: 'Clerk', assignmentId: 'as', unit: { id: 'desk', name: 'Desk' }, organisation: { id: 'house', name: 'House' } }) };
    const actorPosition = { id: 'clerk', name: 'Clerk', assignment: { id: 'as' }, unit: { id: 'desk', name: 'Desk' }, organisation: { id: 'house', name: 'House' } };
    expect(signatureOf(acting)).toEqual({ actorId: 'p', actorName: 'P', actorPosition });
    expect(signatureOf({ id: 'p', displayName: 'P', context: context({ positionId: 'clerk' }) })).toEqual({ actorId: 'p', actorName: 'P', actorPosition: { id: 'clerk', name: '' } });
    expect(signatureOf({ id: 'p', displayName: 'P', context: context() })).toEqual({ actorId: 'p', actorName: 'P' });
    expect(positionOf(acting)).toEqual({ id: 'clerk', name: 'Clerk' });
    expect([positionOf({}), positionOf({ context: context() })]).toEqual([undefined, undefined]);
    expect(positionOf({ position: actorPosition, context: context({ positionId: 'other', positionName: 'Other' }) })).toEqual({ id: 'clerk', name: 'Clerk' });
    expect(actingIn({ actorId: 'p', actorName: 'P' })).toEqual({ id: 'p', displayName: 'P' });
    expect(actingIn({ actorId: 'p', actorName: 'P', actorPosition, context: acting.context })).toEqual({ ...acting, position: actorPosition });
  });

  it('who can grant a right are the groups and roles that may change the scheme, each once', () => {
    const named = (filter: UserFilter) => grantors(model(allow('SetAcl', filter), allow('Read', clerks)));
    expect(named(EVERYONE)).toEqual(['Everyone']);
    expect(named({ all: [clerks, { not: { subject: 'group', is: 'Guests' } }] })).toEqual(['clerk']);
    expect(named({ any: [clerks, clerks, { subject: 'group', is: 'Bosses' }] })).toEqual(['clerk', 'Bosses']);
    expect(named({ subject: 'position', is: 'head' })).toEqual(['Administrator']);
    expect(rightsThatAllow(['Attach'])).toEqual(['modify']);
    expect(rightsThatAllow(['SetDistributionList', 'Delete'])).toEqual(['delete', 'share']);
    expect(rightsThatAllow([])).toEqual([]);
  });

  it('groups are found by name, and know who asks for them', () => {
    const groups = new Groups([{ name: 'B', builtIn: false, rule: { subject: 'group', is: 'A' } }, { name: 'A', builtIn: true, rule: EVERYONE }, { name: 'C', builtIn: false, rule: { any: [{ subject: 'role', is: 'A' }, { not: { subject: 'group', is: 'A' } }] } }]);
    expect(groups.find('A')).toMatchObject({ builtIn: true });
    expect(groups.find('Z')).toBeUndefined();
    expect(groups.askingFor('A')).toEqual(['B', 'C']);
    expect(groups.of(context())).toEqual(['A', 'B']);
  });

  it('a rule is answered with each of its faults', () => {
    const reasons = (rule: unknown) => faultsOfFilter(rule, '').map(({ pointer, reason, details }) => [pointer, reason, ...(details ? [details] : [])]);
    expect(reasons({ subject: 'role', is: 'x'.repeat(201) })).toEqual([['/is', 'wrong-length', { min: 1, max: 200 }]]);
    expect(reasons({ subject: 'role', is: 'x'.repeat(200) })).toEqual([]);
    expect(reasons({ subject: 'role', is: 7 })).toEqual([['/is', 'wrong-type']]);
    expect(reasons({ any: 7 })).toEqual([['/any', 'wrong-type']]);
    expect(reasons({ any: Array.from({ length: 51 }, () => EVERYONE) })).toEqual([['/any', 'too-many', { max: 50 }]]);
    expect(reasons({ any: Array.from({ length: 50 }, () => EVERYONE) })).toEqual([]);
    expect([reasons(null), reasons([]), reasons('x')]).toEqual([[['', 'wrong-type']], [['', 'wrong-type']], [['', 'wrong-type']]]);
    const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((rule) => ({ all: [rule] }), EVERYONE);
    expect([reasons(nested(7)), reasons(nested(8))]).toEqual([[], [['/all/0'.repeat(8), 'too-deep', { max: 8 }]]]);
  });
});
